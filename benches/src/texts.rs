//! Invented documents of about 5 kB, different enough that an index has something to do.

const PLACES: [&str; 8] = [
    "云河区",
    "柳渡镇",
    "石桥街道",
    "东湖社区",
    "南岭村",
    "河西新区",
    "青松路",
    "开发区",
];
const MATTERS: [&str; 12] = [
    "老旧小区加装电梯",
    "义务教育招生入学",
    "农村危房改造",
    "公共租赁住房配租",
    "安全生产大检查",
    "城乡居民医疗保险",
    "小微企业减税降费",
    "重大建设项目信息公开",
    "生活垃圾分类",
    "防汛抗旱应急预案",
    "国有建设用地出让",
    "一网通办改革",
];
const SENTENCES: [&str; 10] = [
    "各有关单位要按照职责分工，明确责任人和完成时限，及时公开办理结果。",
    "申请人可以在区政务服务大厅或者政务服务网提交材料，工作人员应当一次性告知。",
    "资金实行专户管理、专款专用，使用情况每季度向社会公布一次，接受群众监督。",
    "对涉及群众切身利益的事项，应当通过座谈会、听证会等方式广泛听取意见。",
    "改造坚持先地下后地上，水、电、气、通信管线一并施工，减少对居民出行的影响。",
    "区住房和城乡建设局会同财政局、自然资源和规划局对工程质量进行抽查。",
    "逾期未报送的，由区政府办公室予以通报，并纳入年度考核。",
    "符合条件的家庭可以享受每平方米三百元的补助，单户最高不超过三万元。",
    "各镇人民政府、街道办事处应当在十五个工作日内完成核查并公示。",
    "本通知自印发之日起施行，有效期五年，此前规定与本通知不一致的以本通知为准。",
];

/// A number that looks random and is the same each time.
fn mixed(seed: usize) -> usize {
    let mixed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 33
}

fn pick(list: &[&'static str], seed: usize) -> &'static str {
    list.get(mixed(seed) % list.len().max(1))
        .copied()
        .unwrap_or_default()
}

/// The title of a document.
pub(crate) fn title(row: usize) -> String {
    let (place, matter) = (pick(&PLACES, row), pick(&MATTERS, row.wrapping_add(7)));
    format!("{place}关于做好{matter}工作的通知（第{row}号）")
}

/// Its text.
pub(crate) fn text(row: usize) -> String {
    let mut text = String::with_capacity(5200);
    let mut at = row * 97;
    while text.len() < 4900 {
        text.push_str(pick(&PLACES, at));
        text.push_str(pick(&MATTERS, at + 1));
        text.push('：');
        text.push_str(pick(&SENTENCES, at + 2));
        if at.is_multiple_of(5) {
            text.push('\n');
        }
        at += 3;
    }
    text
}

/// The line of a JSONL file.
pub(crate) fn json_line(row: usize) -> String {
    let (year, month, day) = (2015 + row % 10, 1 + row % 12, 1 + row % 28);
    let date = format!("{year}-{month:02}-{day:02}");
    format!(
        r#"{{"id":"{row}","title":"{}","doc_no":"云政办发〔{year}〕{}号","issuer":"云河区人民政府办公室","issued_date":"{date}","published_date":"{date}","text":"{}"}}"#,
        title(row),
        1 + row / 10,
        text(row).replace('\n', "\\n"),
    )
}

/// What citizens might ask.
pub(crate) const QUESTIONS: [&str; 12] = [
    "加装电梯",
    "老旧小区加装电梯 补助",
    "怎么申请公共租赁住房",
    "义务教育招生入学 柳渡镇",
    "云政办发〔2019〕25号",
    "云政办发2019 25",
    "农村危房改造资金",
    "安全生产",
    "医疗保险 工作日 公示",
    "石桥街道 垃圾分类 通知",
    "国有建设用地出让 听证会",
    "防汛应急预案",
];
