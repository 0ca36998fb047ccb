//! Words around every page: masthead, way here, modes, footer, and what many pages share.

use super::words;

words! {
    /// The words around every public page; templates read them as `frame.w`.
    pub struct FrameWords;

    skip = "跳到正文", "Skip to content", "本文へ移動", "본문으로 이동";
    today(day) = "今天是 {day}", "Today is {day}", "本日 {day}", "오늘은 {day}";
    view = "显示方式", "Display", "表示", "화면 설정";
    elder = "大字版", "Large text", "文字を大きく", "큰 글씨";
    usual = "标准版", "Standard text", "標準の文字", "표준 글씨";
    dark = "深色", "Dark", "ダーク", "어두운 화면";
    light = "浅色", "Light", "ライト", "밝은 화면";
    contrast = "高对比度", "High contrast", "ハイコントラスト", "고대비";
    contrast_off = "标准对比度", "Standard contrast", "標準のコントラスト", "표준 대비";
    languages = "语言", "Language", "言語", "언어";
    open_government(place) = "{place}政务公开", "{place} Open Government", "{place} 行政情報公開", "{place} 행정정보 공개";
    hosted_by(name) = "{name}主办", "Run by {name}", "運営：{name}", "운영: {name}";
    main_nav = "主导航", "Main navigation", "メインメニュー", "주 메뉴";
    menu = "菜单", "Menu", "メニュー", "메뉴";
    home = "首页", "Home", "ホーム", "홈";
    disclosure = "政府信息公开", "Information disclosure", "行政情報の公開", "행정정보 공개";
    policy = "政策", "Policies", "政策", "정책";
    news = "动态", "News", "お知らせ", "소식";
    units_short = "单位", "Units", "機関", "기관";
    data_short = "数据", "Data", "データ", "데이터";
    way_here = "当前位置", "You are here", "現在位置", "현재 위치";
    guide_short = "公开指南", "Disclosure guide", "公開ガイド", "공개 안내";
    rules_short = "公开制度", "Disclosure rules", "公開制度", "공개 제도";
    statutory = "法定主动公开内容", "Statutory proactive disclosure", "法定の積極的公開事項", "법정 사전공개 정보";
    annual_short = "公开年报", "Annual reports", "年次報告", "연차보고서";
    on_request = "依申请公开", "Disclosure on request", "申請による公開", "정보공개 청구";
    find_and_count = "查找和计算", "Find and calculate", "検索と計算", "검색과 계산";
    policies = "政策文件", "Policy documents", "政策文書", "정책 문서";
    search_titles = "一网通查", "Search everything", "まとめて検索", "통합 검색";
    catalogue = "公开目录", "Disclosure catalogue", "公開目録", "공개 목록";
    by_unit = "按单位查", "Find by unit", "機関から探す", "기관별 찾기";
    all_news = "工作动态", "News", "業務のお知らせ", "업무 소식";
    apply = "网上办理", "Apply and follow", "オンライン手続き", "온라인 신청";
    deadline_tool = "期限计算", "Deadline calculator", "期限の計算", "기한 계산";
    fee_tool = "费用计算", "Fee calculator", "手数料の計算", "수수료 계산";
    proof_and_data = "核验与数据", "Verification and data", "検証とデータ", "검증과 데이터";
    api = "数据接口", "Data interface", "データ API", "데이터 API";
    how_to_verify = "怎样核验", "How to verify", "検証の方法", "검증 방법";
    sites = "本平台的网站", "Sites of this platform", "当プラットフォームのサイト", "이 플랫폼의 사이트";
    contact_us = "联系我们", "Contact", "お問い合わせ", "연락처";
    phone(number) = "电话 {number}", "Telephone {number}", "電話 {number}", "전화 {number}";
    accessibility = "无障碍说明", "Accessibility", "アクセシビリティ", "접근성 안내";
    host(name) = "主办：{name}", "Run by: {name}", "運営主体：{name}", "운영 기관: {name}";
    site_code(code) = "网站标识码 {code}", "Website identification code {code}", "ウェブサイト識別コード {code}", "웹사이트 식별코드 {code}";
    badge = "党政机关网站标识", "Mark of official websites", "公的機関サイトの標識", "공공기관 웹사이트 표지";
    report_error = "我为政府网站找错", "Report an error on a government website", "政府サイトの誤りを知らせる", "정부 웹사이트 오류 신고";
    no_host = "本站尚未登记主办单位。", "No host has been registered for this site yet.", "運営主体はまだ登録されていません。", "아직 운영 기관이 등록되지 않았습니다.";
    evaluation_title = "本站为试用环境。", "This is a trial site.", "このサイトは試用環境です。", "이 사이트는 시험 환경입니다.";
    evaluation = "从原平台取来的内容未经本平台审核，以原平台公布的为准。", "Content taken over from the former platform was not reviewed here; what that platform published prevails.", "旧サイトから移した内容は当サイトでは審査していません。旧サイトの公表内容が優先します。", "이전 플랫폼에서 가져온 내용은 이곳에서 심사하지 않았으며, 이전 플랫폼의 공표 내용이 우선합니다.";
    offline_copy = "离线副本", "Offline copy", "オフライン版", "오프라인 사본";
    evaluation_label = "试用说明", "Trial notice", "試用についての注意", "시험 안내";
    only_chinese = "标题和正文为中文原文。", "Titles and texts are the Chinese originals.", "件名と本文は中国語の原文です。", "제목과 본문은 중국어 원문입니다.";
    search = "搜索", "Search", "検索", "검색";
    search_hint = "标题、正文、附件中的词，或者文号", "Words of titles, texts and files, or a document number", "件名・本文・添付の語句または文書番号", "제목·본문·첨부파일의 낱말 또는 문서번호";
    all_units = "全部单位", "All units", "すべての機関", "전체 기관";
    nothing_yet = "还没有公开的信息。", "Nothing has been published yet.", "公開された情報はまだありません。", "아직 공개된 정보가 없습니다.";
    migrated = "原平台发布", "From the former platform", "旧サイトで公表", "이전 플랫폼 게시";
    published_on = "公开日期", "Published", "公開日", "공개일";
    see_attachment(name) = "{name}（见附件）", "{name} (see attachments)", "{name}（添付資料を参照）", "{name} (첨부 참조)";
    not_public = "未公开的信息", "Not public", "非公開の情報", "공개되지 않은 정보";
    wide_table = "表格，可以左右滚动", "Table, scrolls sideways", "表（横にスクロールできます）", "표(좌우로 스크롤 가능)";
    records(count) = "{count} 条", "{count} record" | "{count} records", "{count} 件", "{count}건";
    address = "办公地址", "Address", "所在地", "주소";
    hours = "办公时间", "Office hours", "業務時間", "업무 시간";
    telephone = "联系电话", "Telephone", "電話", "전화";
    fax = "传真", "Fax", "ファクス", "팩스";
    email = "电子邮箱", "E-mail", "メール", "이메일";
    head = "负责人", "Head", "責任者", "책임자";
    bytes(count) = "{count} 字节", "{count} byte" | "{count} bytes", "{count} バイト", "{count}바이트";
    file = "文件", "File", "ファイル", "파일";
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    super::check::check("FrameWords", FrameWords::TABLE);
}
