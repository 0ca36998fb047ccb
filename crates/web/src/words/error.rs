//! Words of error pages: what happened, and what to do next.

use super::words;

words! {
    /// The words of error pages.
    pub(crate) struct ErrorWords;

    page_not_found = "没有找到这个页面", "There is no such page", "ページが見つかりません", "페이지를 찾을 수 없습니다";
    record_not_found = "没有找到这条信息", "There is no such record", "情報が見つかりません", "정보를 찾을 수 없습니다";
    unit_not_found = "没有找到这个单位", "There is no such unit", "機関が見つかりません", "기관을 찾을 수 없습니다";
    section_not_found = "没有找到这个栏目", "There is no such section", "欄が見つかりません", "항목을 찾을 수 없습니다";
    kind_not_found = "没有找到这类信息", "There is no such kind of information", "この種類の情報が見つかりません", "해당 종류의 정보를 찾을 수 없습니다";
    file_not_found = "没有找到这个文件", "There is no such file", "ファイルが見つかりません", "파일을 찾을 수 없습니다";
    bad_request = "这个请求不完整", "The request is not complete", "リクエストが正しくありません", "요청이 올바르지 않습니다";
    forbidden = "您不能办理这一步", "You may not do this", "この操作は許可されていません", "이 작업은 허용되지 않습니다";
    conflict = "现在的状态不允许这样做", "The present state does not allow this", "現在の状態ではこの操作はできません", "현재 상태에서는 할 수 없습니다";
    method = "这个地址不接受这种操作", "This address does not accept that", "このアドレスではその操作を受け付けません", "이 주소에서는 해당 작업을 받지 않습니다";
    too_large = "送来的内容超过了允许的大小", "What was sent is larger than allowed", "送信内容が許容サイズを超えています", "보낸 내용이 허용 크기를 넘었습니다";
    unsupported = "送来的内容不是本页的表单", "What was sent is not the form of this page", "送信内容がこのページのフォームではありません", "보낸 내용이 이 페이지의 양식이 아닙니다";
    invalid(count) = "有 {count} 处需要修改", "{count} place needs to be changed" | "{count} places need to be changed", "修正が必要な箇所が {count} か所あります", "수정할 곳이 {count}곳 있습니다";
    too_often(minutes) = "操作过于频繁，请过 {minutes} 分钟再试", "Too many attempts. Please try again in {minutes} minute" | "Too many attempts. Please try again in {minutes} minutes", "回数が多すぎます。{minutes} 分後にもう一度お試しください", "시도가 너무 잦습니다. {minutes}분 뒤에 다시 시도해 주십시오";
    advise_too_often = "为防止滥用，同一地址、同一查询码在一段时间内的次数有限。急事请致电页脚的联系电话。", "To prevent abuse, attempts from one address and for one code are limited for a while. If it is urgent, call the number at the foot of the page.", "不正利用を防ぐため、同じ接続元・同じ照会番号からの回数を一定時間制限しています。お急ぎの場合は、ページ下部の電話番号にご連絡ください。", "남용을 막기 위해 같은 주소와 같은 조회 번호의 시도 횟수를 일정 시간 제한합니다. 급하면 페이지 아래의 전화번호로 연락해 주십시오.";
    sign_in = "请先登录", "Please sign in first", "先にログインしてください", "먼저 로그인하십시오";
    unavailable = "暂时读不到数据", "The data cannot be read at the moment", "現在データを読み込めません", "지금은 데이터를 읽을 수 없습니다";
    internal = "这一页没有打开", "This page did not open", "このページを開けませんでした", "페이지를 열지 못했습니다";

    advise_not_found = "地址可能有误，或者内容已经移到别处。可以搜索标题或文号，或者从首页按单位、按栏目查找。", "The address may be wrong, or the content has moved. Search by title or document number, or start from the home page and look by unit or section.", "アドレスに誤りがあるか、内容が移動した可能性があります。件名や文書番号で検索するか、ホームから機関別・欄別にお探しください。", "주소가 잘못되었거나 내용이 옮겨졌을 수 있습니다. 제목이나 문서번호로 검색하거나, 홈에서 기관별·항목별로 찾아보십시오.";
    advise_back = "请返回上一页，从页面上的链接或按钮继续。", "Please go back and continue from a link or button of the page.", "前のページに戻り、ページ上のリンクやボタンから続けてください。", "이전 페이지로 돌아가 링크나 단추를 이용해 계속하십시오.";
    advise_forbidden = "需要办理的，请联系有相应职责的同事，或者请系统管理员核对授权。", "If it has to be done, please ask the person in charge.", "必要な場合は、担当者にお問い合わせください。", "필요한 경우 담당자에게 문의하십시오.";
    advise_conflict = "请返回上一页刷新，看清现在的状态后再办理。", "Please go back, reload the page and look at its present state first.", "前のページに戻って再読み込みし、現在の状態を確かめてください。", "이전 페이지로 돌아가 새로고침하여 현재 상태를 확인하십시오.";
    advise_too_large = "请压缩或拆分文件后再试；大于上限的数据文件请联系系统管理员导入。", "Please compress or split the file and try again.", "ファイルを圧縮または分割して、もう一度お試しください。", "파일을 압축하거나 나누어 다시 시도하십시오.";
    advise_form = "请从本站页面上的表单提交。", "Please send it from the form of this site.", "当サイトのフォームから送信してください。", "이 사이트의 양식에서 제출하십시오.";
    advise_invalid = "请返回上一页修改，您填写的内容还在。", "Please go back and change it; what you filled in is still there.", "前のページに戻って修正してください。入力内容は残っています。", "이전 페이지로 돌아가 수정하십시오. 입력한 내용은 그대로 있습니다.";
    advise_sign_in = "登录后会回到这一页。", "You will come back to this page afterwards.", "ログイン後、このページに戻ります。", "로그인하면 이 페이지로 돌아옵니다.";
    advise_unavailable = "请过一会儿刷新本页；仍不行请致电页脚的联系电话。", "Please reload the page in a while; if it still fails, call the number at the foot of the page.", "しばらくしてから再読み込みしてください。それでも開けない場合は、ページ下部の電話番号にご連絡ください。", "잠시 후 새로고침해 주십시오. 계속 안 되면 페이지 아래의 전화번호로 연락해 주십시오.";
    advise_internal = "问题已经记录。请过一会儿再试；仍不行请致电页脚的联系电话。", "The problem has been recorded. Please try again in a while; if it still fails, call the number at the foot of the page.", "問題は記録されました。しばらくしてから再度お試しください。それでも開けない場合は、ページ下部の電話番号にご連絡ください。", "문제가 기록되었습니다. 잠시 후 다시 시도해 주십시오. 계속 안 되면 페이지 아래의 전화번호로 연락해 주십시오.";
    to_home = "回到首页", "Home page", "ホームへ戻る", "홈으로";
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    super::check::check("ErrorWords", ErrorWords::TABLE);
}
