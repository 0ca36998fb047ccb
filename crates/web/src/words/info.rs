//! Words of pages about the site itself: catalogue, data and verification, accessibility.

use super::words;

words! {
    /// The words of pages about the site.
    pub(crate) struct InfoWords;

    catalogue = "信息类型", "Kinds of information", "情報の種類", "정보 종류";
    disclosure_catalogue = "公开目录", "Disclosure catalogue", "公開目録", "공개 목록";
    catalogue_lede = "本平台公开的全部信息类型，和已经公开的数量。", "All kinds of information that this platform publishes, and how much of each.", "当サイトで公開するすべての情報の種類と、公開済みの件数です。", "이 플랫폼이 공개하는 모든 정보 종류와 공개된 건수입니다.";
    kinds_of(section) = "{section}的信息类型", "Kinds of information: {section}", "{section}の情報の種類", "{section}의 정보 종류";
    kind = "信息类型", "Kind", "情報の種類", "정보 종류";
    about = "内容", "Contents", "内容", "내용";
    count = "数量", "Records", "件数", "건수";

    data = "数据和核验", "Data and verification", "データと検証", "데이터와 검증";
    data_lede = "已经公开的信息可以用程序读取，也可以由任何人核对是否被改动。", "What is published can be read by programs, and anybody can check whether it was altered.", "公開された情報はプログラムから読み取れ、改ざんの有無を誰でも確かめられます。", "공개된 정보는 프로그램으로 읽을 수 있고, 변경되었는지 누구나 확인할 수 있습니다.";
    api = "数据接口", "Data interface", "データ API", "데이터 API";
    api_lede = "不需要登记和密钥。返回 JSON，列表每页最多 100 条，用返回的 next 翻页。", "No registration, no key. Answers are JSON; lists have up to 100 records a page, and `next` leads to the following one.", "登録や鍵は不要です。JSON で返し、一覧は1ページ最大 100 件、next で次のページに進みます。", "등록이나 키가 필요 없습니다. JSON으로 답하며 목록은 한 쪽에 최대 100건, next로 다음 쪽을 읽습니다.";
    api_records = "已公开的信息，可按单位、类型、年份、主题、标题和文号筛选", "published records, filtered by unit, kind, year, subject, title and document number", "公開された情報（機関、種類、年、主題、件名、文書番号で絞り込み）", "공개된 정보(기관, 종류, 연도, 주제, 제목, 문서번호로 조건 지정)";
    api_record = "一条信息的全部内容", "everything about one record", "1件の情報のすべての内容", "정보 한 건의 전체 내용";
    id = "编号", "id", "番号", "번호";
    api_search = "一网通查：结果、条数、筛选项", "search: hits, totals, ways to narrow", "検索：結果、件数、絞り込み項目", "검색: 결과, 건수, 필터";
    api_kinds = "信息类型和字段", "kinds of information and their fields", "情報の種類と項目", "정보 종류와 항목";
    api_units = "单位", "units", "機関", "기관";
    api_description = "接口说明（OpenAPI）", "description of the interface (OpenAPI)", "API の説明（OpenAPI）", "API 설명(OpenAPI)";
    take = "列表的订阅和下载", "Lists to follow and to download", "一覧の購読とダウンロード", "목록 구독과 내려받기";
    take_lede = "任何列表的地址加上后缀，筛选条件照旧：", "Add an ending to the address of any list; its filters stay:", "一覧のアドレスに拡張子を付けます。絞り込みはそのまま使えます。", "어느 목록이든 주소에 확장자를 붙입니다. 조건은 그대로 쓸 수 있습니다.";
    take_feed = "订阅，最新 50 条", "to follow it, the newest 50 records", "購読用（最新 50 件）", "구독용(최근 50건)";
    take_table = "表格，最多 50 000 条", "a table of up to 50 000 records", "表（最大 50 000 件）", "표(최대 50 000건)";
    take_map = "全部永久地址", "all permanent addresses", "すべての恒久アドレス", "모든 영구 주소";
    tools = "用程序计算期限和费用", "Deadlines and fees by program", "期限と手数料をプログラムで計算", "기한과 수수료를 프로그램으로 계산";
    tools_lede = "和[期限计算]、[费用计算]两个页面用的是同一套规则，每个结果都附逐段说明和依据。", "The same rules as on the pages [deadline calculator] and [fee calculator]; each result comes with its steps and their basis.", "[期限の計算]と[手数料の計算]のページと同じ規則を使い、結果には段階ごとの説明と根拠が付きます。", "[기한 계산], [수수료 계산] 페이지와 같은 규칙을 쓰며, 결과마다 단계별 설명과 근거가 붙습니다.";
    tool_days = "从一个日期起推算若干个工作日", "so many working days from a day", "ある日から指定の執務日数を数える", "어느 날부터 정해진 근무일 수를 셉니다";
    tool_clock = "依申请公开的答复期限，送一件申请的全部事件，一次最多 100 件、10 年以内", "the reply date of a request; send all its events, up to 100 within 10 years", "請求の回答期限。1件の請求のすべての出来事を送る（最大 100 件、10 年以内）", "청구의 답변 기한. 청구 한 건의 모든 사건을 보냅니다(최대 100건, 10년 이내)";
    tool_fee = "信息处理费，按件或者按量", "the processing fee, by request or by page", "情報処理費（件数または分量による）", "정보처리비(건수 또는 분량 기준)";
    tools_note = "字段见[接口说明]。不能计算时返回 422，写明原因、条款；放假通知还没有公布的年份，另给出暂定的日期。", "For the fields see the [description]. What cannot be computed answers 422 with reason and article; for years whose holidays have not been announced a provisional date is given.", "項目は[API の説明]をご覧ください。計算できない場合は理由と条文を添えて 422 を返します。休日の通知が未公表の年は暫定の日を示します。", "항목은 [API 설명]을 보십시오. 계산할 수 없으면 이유와 조문을 적어 422로 답합니다. 휴일 공고가 나오지 않은 해는 잠정 날짜를 함께 줍니다.";
    proof = "怎样核验", "How to verify", "検証の方法", "검증 방법";
    proof_lede = "每次发布、更正、撤回都在公开存证日志中留下一条记录。每条信息的页面写明它在日志中的序号和校验值。", "Each publication, correction and withdrawal leaves an entry in the public log. The page of a record tells the number of its entry and its hash.", "公表、訂正、撤回のたびに公開記録に項目が残ります。各情報のページにその番号とハッシュ値を示します。", "공표, 정정, 철회 때마다 공개 기록에 항목이 남습니다. 각 정보의 페이지에 그 번호와 해시값이 적혀 있습니다.";
    proof_get(path) = "取内容：{path} 返回存证时的内容原文，一个字节也不多。", "Take the content: {path} answers the very bytes that were logged.", "内容の取得：{path} は記録時の原文をそのまま返します。", "내용 가져오기: {path} 주소는 기록 당시의 원문을 그대로 돌려줍니다.";
    proof_commit = "算承诺值：把页面上的“盐”（32 个字节的十六进制）还原成字节，接在内容前面，算 SHA-256。结果应当等于日志条目中的 commitment。", "Compute the commitment: turn the salt on the page (32 bytes in hexadecimal) into bytes, put it before the content, take SHA-256. It equals the `commitment` of the entry.", "コミットメントの計算：ページの「ソルト」（16進数の 32 バイト）をバイトに戻して内容の前に付け、SHA-256 を計算します。項目の commitment と一致します。", "커밋먼트 계산: 페이지의 ‘솔트’(32바이트 16진수)를 바이트로 바꾸어 내용 앞에 붙이고 SHA-256을 계산합니다. 항목의 commitment와 같아야 합니다.";
    proof_leaf = "算条目校验值：在日志条目的文本前加一个零字节，算 SHA-256。结果应当等于页面上的校验值（RFC 6962）。", "Compute the hash of the entry: put a zero byte before its text, take SHA-256. It equals the hash on the page (RFC 6962).", "項目のハッシュ値の計算：項目の本文の前にゼロバイトを付け、SHA-256 を計算します。ページの値と一致します（RFC 6962）。", "항목 해시 계산: 항목 본문 앞에 0 바이트를 붙이고 SHA-256을 계산합니다. 페이지의 값과 같아야 합니다(RFC 6962).";
    proof_shell = "在装有常用工具的电脑上：", "On a computer with the usual tools:", "一般的なツールのあるコンピュータでは：", "일반 도구가 있는 컴퓨터에서:";
    command = "命令", "Commands", "コマンド", "명령";
    salt = "盐", "SALT", "ソルト", "솔트";
    this_site = "本站地址", "THIS-SITE", "当サイトのアドレス", "사이트주소";
    entry_file = "日志条目.txt", "entry.txt", "項目.txt", "항목.txt";

    accessibility = "无障碍说明", "Accessibility", "アクセシビリティ", "접근성 안내";
    by_keyboard = "全部页面可以只用键盘操作，按 Tab 键移动，第一个链接跳到正文。", "Every page works by keyboard alone: Tab moves on, and the first link leads to the content.", "すべてのページはキーボードだけで操作できます。Tab キーで移動し、最初のリンクは本文へ進みます。", "모든 페이지를 키보드만으로 쓸 수 있습니다. Tab 키로 이동하며 첫 링크는 본문으로 갑니다.";
    modes = "页面顶部的“大字版”放大文字、改成一栏；“高对比度”去掉浅灰；“深色”改变底色。选择会记住，内容和地址不变。", "At the top of each page, “Large text” enlarges the letters and sets one column, “High contrast” removes pale greys, “Dark” turns the ground dark. Choices are remembered; contents and addresses stay the same.", "ページ上部の「文字を大きく」は文字を拡大して一段組みにし、「ハイコントラスト」は薄い灰色をなくし、「ダーク」は背景を暗くします。選択は記憶され、内容とアドレスは変わりません。", "페이지 위의 ‘큰 글씨’는 글자를 키우고 한 단으로 바꾸며, ‘고대비’는 옅은 회색을 없애고, ‘어두운 화면’은 바탕을 어둡게 합니다. 선택은 기억되며 내용과 주소는 그대로입니다.";
    tongues = "界面有中文、英文、日文、韩文，语言写在地址里；信息的标题和正文是中文，并标明语言，朗读软件能够分清。", "The interface comes in Chinese, English, Japanese and Korean, as the address says. Titles and texts of records are Chinese and marked as such, so that reading programs tell them apart.", "画面は中国語・英語・日本語・韓国語で、言語はアドレスで示します。情報の件名と本文は中国語で、言語を明示しているため読み上げソフトが区別できます。", "화면은 중국어, 영어, 일본어, 한국어로 제공되며 언어는 주소에 나타납니다. 정보의 제목과 본문은 중국어이고 언어가 표시되어 있어 낭독 프로그램이 구별합니다.";
    zoom = "浏览器放大到 200% 时内容不丢失，手机上不需要左右滚动；很宽的表格在自己的框里滚动。", "At 200 % nothing is lost, and phones need no sideways scrolling; wide tables scroll within their own frame.", "200% に拡大しても内容は失われず、スマートフォンで横スクロールは不要です。幅の広い表は枠の中でスクロールします。", "200%로 확대해도 내용이 사라지지 않고 휴대전화에서 옆으로 밀 필요가 없습니다. 넓은 표는 자기 틀 안에서 움직입니다.";
    no_script = "不依靠脚本：浏览器关闭脚本时，查阅、筛选、下载都能用。", "No scripts are needed: reading, filtering and downloading work without them.", "スクリプトに頼りません。無効にしても閲覧、絞り込み、ダウンロードができます。", "스크립트가 필요 없습니다. 꺼도 열람, 필터, 내려받기를 쓸 수 있습니다.";
    no_colour = "不用图片验证码，不用颜色单独表示状态。", "There are no picture puzzles, and colour alone never carries a meaning.", "画像認証は使わず、色だけで状態を示しません。", "그림 인증을 쓰지 않고, 색만으로 상태를 나타내지 않습니다.";
    help = "使用中遇到困难，请联系我们。我们会用您方便的方式提供信息。", "If anything is difficult to use, please contact us. We will give you the information in a way that suits you.", "お困りの際はご連絡ください。ご都合のよい方法で情報を提供します。", "이용에 어려움이 있으면 연락해 주십시오. 편한 방법으로 정보를 드리겠습니다.";
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    super::check::check("InfoWords", InfoWords::TABLE);
}
