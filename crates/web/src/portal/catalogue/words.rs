//! Words of the catalogues. What stands in a catalogue stays Chinese and is marked so.

use crate::words::words;

words! {
    /// The words of the catalogues.
    pub(crate) struct CatalogueWords;

    heading = "公开目录", "Disclosure catalogue", "公開目録", "공개 목록";
    lede = "各单位依法应当公开什么、什么时候公开、在哪里公开，已经公开了多少。每个事项下面列出已经公开的信息。", "What each unit must publish, by when and where, and how much of it is there. Below each item stand the records published under it.", "各機関が法令により何を、いつまでに、どこで公開すべきか、どこまで公開したかを示します。各事項の下に公開済みの情報を掲げます。", "각 기관이 법에 따라 무엇을, 언제까지, 어디에 공개해야 하는지와 얼마나 공개했는지를 보여 줍니다. 사항마다 공개된 정보가 이어집니다.";
    of_unit(name) = "{name}公开目录", "Disclosure catalogue of {name}", "{name}の公開目録", "{name} 공개 목록";
    empty = "还没有导入公开目录。", "No catalogue has been imported yet.", "公開目録はまだ取り込まれていません。", "아직 공개 목록이 없습니다.";
    standard = "基层政务公开标准目录", "Standard catalogue for grassroots openness", "基層政務公開標準目録", "기층 정무공개 표준 목록";
    basic = "主动公开基本目录", "Basic catalogue of proactive disclosure", "主動公開基本目録", "능동 공개 기본 목록";

    words_asked = "事项或者内容", "Item or content", "事項または内容", "사항 또는 내용";
    filter = "查询", "Search", "検索", "조회";
    all = "全部", "All", "すべて", "전체";
    option(name, count) = "{name}（{count}）", "{name} ({count})", "{name}（{count}）", "{name} ({count})";
    clear = "清除条件", "Clear conditions", "条件を解除", "조건 지우기";
    found(count) = "共 {count} 个事项", "{count} item" | "{count} items", "全 {count} 事項", "총 {count}개 사항";
    nothing = "没有符合条件的事项", "No item matches", "条件に合う事項はありません", "조건에 맞는 사항이 없습니다";
    nothing_help = "可以减少条件，或者换一个词。", "Use fewer conditions or other words.", "条件を減らすか、別の語句をお試しください。", "조건을 줄이거나 다른 낱말로 찾아보십시오.";
    pages = "分页", "Pages", "ページ送り", "페이지 이동";
    as_data = "取数据（JSON）", "Take as data (JSON)", "データで取得（JSON）", "데이터로 받기(JSON)";
    by_kind = "按信息类型看", "By kind of record", "情報の種類から見る", "정보 종류별로 보기";
    stands = "公开情况", "How it stands", "公開状況", "공개 상황";
    stands_note = "一个事项由几个单位公开的，按单位分别计算。", "An item that several units publish is counted once for each.", "複数の機関が公開する事項は、機関ごとに数えます。", "여러 기관이 공개하는 사항은 기관별로 셉니다.";

    field = "领域", "Field", "分野", "분야";
    publisher = "公开主体", "Published by", "公開主体", "공개 주체";
    audience = "公开对象", "For whom", "公開対象", "공개 대상";
    channel = "公开渠道", "Channel", "公開チャネル", "공개 경로";
    level = "公开层级", "Level", "公開レベル", "공개 단계";
    how_it_stands = "公开状态", "State", "公開状態", "공개 상태";
    items(count) = "{count} 个事项", "{count} item" | "{count} items", "{count} 事項", "사항 {count}개";
    answered(percent) = "{percent}% 已公开或者已说明没有", "{percent}% published or declared empty", "{percent}% が公開済みまたは該当なしと表明", "{percent}% 공개됨 또는 해당 없음으로 밝힘";
    overdue_count(count) = "{count} 项逾期", "{count} overdue", "{count} 件が期限超過", "{count}건 기한 초과";
    lead = "牵头", "Led by", "主管", "주관";

    filled = "已公开", "Published", "公開済み", "공개됨";
    nil = "本年度无此类信息", "None this year", "本年度は該当なし", "올해 해당 없음";
    due_soon = "即将到期", "Due soon", "期限が近い", "기한 임박";
    overdue = "已逾期", "Overdue", "期限超過", "기한 초과";
    not_yet_due = "未到期", "Not yet due", "期限前", "기한 전";
    on_event = "有事项时公开", "When something happens", "該当があれば公開", "해당 사항이 있을 때 공개";
    due_on(day) = "截至 {day}", "by {day}", "{day} まで", "{day}까지";
    provisional = "（暂定）", " (provisional)", "（暫定）", "(잠정)";

    item = "公开事项", "Item", "公開事項", "공개 사항";
    level1 = "一级事项", "First-level item", "一級事項", "1급 사항";
    level2 = "二级事项", "Second-level item", "二級事項", "2급 사항";
    level3 = "三级事项", "Third-level item", "三級事項", "3급 사항";
    number = "序号", "No.", "番号", "번호";
    elements = "公开内容（要素）", "What is published", "公開内容（要素）", "공개 내용(요소)";
    basis = "公开依据", "Legal basis", "公開の根拠", "공개 근거";
    time_limit = "公开时限", "Time limit", "公開期限", "공개 기한";
    in_plain_words = "通俗说明", "In plain words", "わかりやすく言うと", "쉬운 설명";
    cycle = "更新周期", "Updated", "更新周期", "갱신 주기";
    channels = "公开渠道和载体", "Channels and carriers", "公開チャネルと媒体", "공개 경로와 매체";
    required = "必选", "Required", "必須", "필수";
    optional = "可选", "Optional", "任意", "선택";
    manner = "公开方式", "Manner", "公開方法", "공개 방식";
    catalogue = "所属目录", "Catalogue", "目録", "목록";
    supplement(name) = "{name}补充目录", "Supplement of {name}", "{name}の補充目録", "{name} 보충 목록";
    in_force_since = "生效日期", "In force since", "発効日", "시행일";
    version(number) = "第 {number} 版", "Version {number}", "第 {number} 版", "제{number}판";
    versions = "历次版本", "Versions", "これまでの版", "지난 판";
    ended(day) = "这个事项自 {day} 起停用，已经公开的信息保留。", "This item ended on {day}; what was published stays.", "この事項は {day} に終了しました。公開済みの情報は残ります。", "이 사항은 {day}에 끝났습니다. 이미 공개된 정보는 남아 있습니다.";

    unit = "单位", "Unit", "機関", "기관";
    state = "状态", "State", "状態", "상태";
    last = "最近更新", "Last update", "最終更新", "최근 갱신";
    records = "已公开", "Published", "公開件数", "공개 건수";
    never = "还没有", "Not yet", "まだありません", "아직 없음";
    why = "依据和计算", "Why", "根拠と計算", "근거와 계산";
    nil_signed(who, day) = "{who} 于 {day} 签发", "Signed by {who} on {day}", "{who} が {day} に署名", "{who}, {day} 서명";
    no_units = "还没有落实到单位。", "No unit has been named yet.", "担当機関がまだ定まっていません。", "아직 담당 기관이 정해지지 않았습니다.";
    published = "已经公开的信息", "Published records", "公開済みの情報", "공개된 정보";
    published_of(name) = "{name}已经公开的信息", "Records published by {name}", "{name}が公開した情報", "{name}이(가) 공개한 정보";
    none_published = "还没有公开这个事项的信息。没有公开的，可以[申请公开]。", "Nothing has been published under this item yet. It can be [requested].", "この事項の情報はまだ公開されていません。[公開を申請]できます。", "아직 이 사항의 정보가 공개되지 않았습니다. [공개를 청구]할 수 있습니다.";
    newest(shown, total) = "共 {total} 条，列出最近 {shown} 条", "Newest {shown} of {total}", "全 {total} 件のうち最近の {shown} 件", "총 {total}건 가운데 최근 {shown}건";
    all_units = "看全部单位", "All units", "すべての機関", "모든 기관";
    and_more(count) = "等 {count} 个单位", "{count} units in all", "など {count} 機関", "등 {count}개 기관";

    everyone = "全社会", "Everyone", "社会全体", "사회 전체";
    particular = "特定群体", "A particular group", "特定の人々", "특정 집단";
    everyone_and = "全社会，另有特定群体", "Everyone, and a particular group", "社会全体および特定の人々", "사회 전체와 특정 집단";
    proactive = "主动公开", "Proactive", "主動公開", "능동 공개";
    on_request = "依申请公开", "On request", "申請による公開", "청구 공개";
    county = "县级", "District", "県級", "현급";
    town = "乡级", "Town", "郷級", "향급";
    village = "村级", "Village", "村級", "촌급";
    monthly = "每月", "Monthly", "毎月", "매월";
    quarterly = "每季度", "Quarterly", "四半期ごと", "분기마다";
    half_yearly = "每半年", "Half-yearly", "半年ごと", "반년마다";
    yearly = "每年", "Yearly", "毎年", "매년";
    yearly_by(month, day) = "每年{month}月{day}日前", "Yearly, by {month}/{day}", "毎年{month}月{day}日まで", "매년 {month}월 {day}일까지";

    website = "政府网站", "Government website", "政府ウェブサイト", "정부 웹사이트";
    gazette = "政府公报", "Gazette", "政府公報", "정부 공보";
    social_media = "两微一端", "Social media", "公式SNS", "공식 SNS";
    press_conference = "发布会/听证会", "Press conference or hearing", "記者会見・公聴会", "발표회·청문회";
    broadcast = "广播电视", "Radio and television", "ラジオ・テレビ", "라디오·텔레비전";
    print = "纸质媒体", "Print", "紙媒体", "인쇄 매체";
    reading_point = "公开查阅点", "Reading point", "閲覧所", "열람소";
    service_centre = "政务服务中心", "Service centre", "行政サービスセンター", "행정서비스센터";
    convenience_station = "便民服务站", "Neighbourhood service station", "住民サービスステーション", "주민 서비스 거점";
    on_site = "入户/现场", "At home or on site", "戸別訪問・現場", "가정 방문·현장";
    notice_board = "社区/企事业单位/村公示栏（电子屏）", "Notice board", "掲示板（電子掲示を含む）", "게시판(전광판)";
    push = "精准推送", "Sent to those concerned", "対象者への通知", "대상자 안내";
    other = "其他", "Other", "その他", "기타";
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    crate::words::check::check("CatalogueWords", CatalogueWords::TABLE);
}
