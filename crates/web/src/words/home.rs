//! Words of the first page.

use super::words;

words! {
    /// The words of the first page.
    pub(crate) struct HomeWords;

    find = "查文件，", "Find documents,", "文書を探す、", "문서를 찾고,";
    read = "看解读，", "read what they mean,", "解説を読む、", "해설을 읽고,";
    check = "核依据", "check the basis", "根拠を確かめる", "근거를 확인";
    total(units, count) = "{units} 个单位依法公开的 {count} 条信息。", "{count} records published by {units} unit as the law requires." | "{count} records published by {units} units as the law requires.", "{units} の機関が法令に基づき公開した {count} 件の情報。", "{units}개 기관이 법령에 따라 공개한 정보 {count}건.";
    just_built = "本站刚刚建成，还没有公开的信息。", "This site is new; nothing has been published yet.", "開設されたばかりで、公開された情報はまだありません。", "사이트를 막 열어 아직 공개된 정보가 없습니다.";
    search_in = "在标题、正文和附件中查找", "Looks in titles, texts and files", "件名・本文・添付ファイルから探します", "제목, 본문, 첨부파일에서 찾습니다";
    all_policies = "全部政策文件", "All policy documents", "すべての政策文書", "전체 정책 문서";
    by_kind = "按信息类型找", "By kind of information", "情報の種類から", "정보 종류별";
    by_unit = "按单位找", "By unit", "機関から", "기관별";
    doors = "常用入口", "Frequent destinations", "よく使う入口", "자주 찾는 메뉴";
    apply_about = "提交申请、写信，凭查询码看进度", "Request, write, follow with your code", "請求・手紙・進み具合の照会", "청구, 편지, 진행 조회";
    on_request_about = "没有公开的政府信息，可以申请", "Ask for what has not been published", "公開されていない情報を請求する", "공개되지 않은 정보를 청구합니다";
    guide_about = "怎样查、怎样申请、找谁办", "How to find, how to ask, whom to ask", "探し方、請求の方法、担当窓口", "찾는 법, 청구하는 법, 담당 창구";
    catalogue = "公开目录", "Catalogue", "公開目録", "공개 목록";
    catalogue_about = "应当公开什么，公开了多少", "What must be published, and how much is", "公開すべき事項と公開状況", "공개해야 할 것과 공개 상황";
    annual_about = "每年做了什么，收到多少申请", "What was done each year, how many requests came", "毎年の実績と請求の件数", "해마다 한 일과 청구 건수";
    deadline_about = "答复期限和工作日，逐日算清", "Reply dates and working days, day by day", "回答期限と執務日を一日ずつ計算", "답변 기한과 근무일을 하루씩 계산";
    fee_about = "信息处理费，逐档列出", "The processing fee, step by step", "情報処理費を段階ごとに表示", "정보처리비를 단계별로 표시";
    unit_about = "职能、地址、电话和公开信息", "Duties, addresses, telephones, publications", "業務、所在地、電話、公開情報", "업무, 주소, 전화, 공개 정보";
    data = "数据和核验", "Data and verification", "データと検証", "데이터와 검증";
    data_about = "接口、存证、怎样核对", "Interface, public log, how to check", "API、公開記録、確かめ方", "API, 공개 기록, 확인 방법";
    latest_policies = "最新政策文件", "Latest policy documents", "新着の政策文書", "최신 정책 문서";
    no_policies = "还没有公开的政策文件。", "No policy documents have been published yet.", "公開された政策文書はまだありません。", "아직 공개된 정책 문서가 없습니다.";
    latest = "最新公开", "Latest publications", "新着情報", "최신 공개";
    all_kinds = "全部信息类型", "All kinds of information", "すべての情報の種類", "전체 정보 종류";
    interpretations = "政策解读", "Policy interpretations", "政策解説", "정책 해설";
    all_interpretations = "全部政策解读", "All policy interpretations", "すべての政策解説", "전체 정책 해설";
    statutory_basis = "依据《政府信息公开条例》设置", "As the Regulations on Government Information Disclosure require", "政府情報公開条例に基づく欄", "정부정보공개조례에 따라 설치";
    how_to = "怎么查、怎么申请", "How to find, how to ask", "探し方・請求の方法", "찾는 법, 청구하는 법";
    in_20_days = "20 个工作日内答复", "Answered within 20 working days", "20 執務日以内に回答", "20근무일 이내 답변";
    news = "工作动态", "News", "業務のお知らせ", "업무 소식";
    all_news = "全部工作动态", "All news", "すべてのお知らせ", "전체 소식";
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    super::check::check("HomeWords", HomeWords::TABLE);
}
