//! Words of entering and of the list.

use gongkai_office::{Office, cases::has_accounts};

use crate::words::{Language, words};

words! {
    /// The words of somebody's own list of cases.
    pub(in crate::apply) struct AccountWords;

    title = "我的办件", "My cases", "マイ手続き", "내 민원";
    lede = "用手机号码或者电子邮箱接收验证码，就能看到您在网上提交的办件。不用注册，不设密码。", "A code sent to your mobile or e-mail address opens the list of what you sent. No registration, no password.", "携帯電話番号またはメールアドレスに届く確認コードで、送信した手続きの一覧を確認できます。登録もパスワードも不要です。", "휴대전화 번호나 이메일로 받은 인증 번호로 제출한 민원을 모두 볼 수 있습니다. 가입도 비밀번호도 필요 없습니다.";
    shut = "这里还没有开通验证码，请凭查询码查询。", "Codes cannot be sent here yet. Please follow your case with its code.", "確認コードの送信はまだ利用できません。照会番号でご確認ください。", "아직 인증 번호를 보낼 수 없습니다. 조회 번호로 조회해 주십시오.";
    contact = "手机号码或者电子邮箱", "Mobile number or e-mail address", "携帯電話番号またはメールアドレス", "휴대전화 번호 또는 이메일";
    contact_help = "提交办件时留下的那一个。", "The one that you leave when you send something.", "手続きの際に記入するものです。", "제출할 때 남기는 것입니다.";
    send_code = "发送验证码", "Send me a code", "確認コードを送る", "인증 번호 보내기";
    sent(shown) = "验证码已经发到 {shown}，10 分钟内有效。", "A code was sent to {shown}; it is good for ten minutes.", "{shown} に確認コードを送りました。10 分間有効です。", "{shown}(으)로 인증 번호를 보냈습니다. 10분 동안 유효합니다.";
    enter = "进入", "Enter", "入る", "들어가기";
    with_code = "不想登录的，凭查询码查询", "Or follow one case with its code", "照会番号で 1 件だけ確認する", "조회 번호로 한 건만 조회하기";
    who(shown) = "联系方式 {shown}", "Contact {shown}", "連絡先 {shown}", "연락처 {shown}";
    nothing = "还没有办件。登录后提交的会列在这里；以前提交的，凭查询码查到后可以加进来。", "Nothing yet. What you send while you are in appears here; what you sent before can be added once you have found it with its code.", "まだ手続きはありません。ログイン中に送信したものがここに並びます。以前のものは、照会番号で表示した後に追加できます。", "아직 민원이 없습니다. 로그인한 상태에서 제출한 것이 여기에 나타나며, 이전에 제출한 것은 조회 번호로 찾은 뒤 추가할 수 있습니다.";
    apply = "提交新的办件", "Send something new", "新しく手続きする", "새로 제출하기";
    add = "添加以前的办件", "Add an earlier one", "以前の手続きを追加", "이전 민원 추가";
    case = "办件", "Case", "手続き", "민원";
    unit = "办理单位", "Handled by", "担当機関", "처리 기관";
    state = "状态", "State", "状態", "상태";
    sent_on = "提交日期", "Sent", "送信日", "제출일";
    due = "答复期限", "Answer due", "回答期限", "답변 기한";
    drop = "不再列出", "Take off the list", "一覧から外す", "목록에서 빼기";
    drop_of(subject) = "不再列出：{subject}", "Take off the list: {subject}", "一覧から外す：{subject}", "목록에서 빼기: {subject}";
    leave = "退出", "Leave", "ログアウト", "나가기";
    leave_about = "在公用电脑上查看的，看完请点“退出”。两小时后自动退出。", "On a machine that others use as well, please press “Leave” when you are done. After two hours you are out by yourself.", "共用のパソコンでは、確認後に「ログアウト」を押してください。2 時間で自動的にログアウトします。", "공용 컴퓨터에서는 확인한 뒤 ‘나가기’를 눌러 주십시오. 두 시간이 지나면 자동으로 나갑니다.";
    close = "注销", "Forget this list", "一覧を削除", "목록 없애기";
    close_about = "注销后这里不再保存您有哪些办件。办件照常办理，仍可凭查询码查询。", "Nothing is then kept here of which cases are yours. They go on, and you follow them with their codes.", "どの手続きがあなたのものかという記録を削除します。手続き自体は続き、照会番号で確認できます。", "어떤 민원이 귀하의 것인지에 대한 기록을 없앱니다. 처리는 계속되며 조회 번호로 조회할 수 있습니다.";
    keep = "加入“我的办件”", "Add to “My cases”", "「マイ手続き」に追加", "‘내 민원’에 추가";
    filled = "已经填入您上次提交的姓名和联系方式，请核对。", "Your name and contact are filled in as you gave them last time. Please check them.", "前回の氏名と連絡先を入力してあります。ご確認ください。", "지난번에 제출한 성명과 연락처를 채워 두었습니다. 확인해 주십시오.";
}

impl AccountWords {
    /// The words, where somebody can enter.
    pub(in crate::apply) fn of(office: &Office, language: Language) -> Option<Self> {
        has_accounts(office).then_some(Self(language))
    }
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    crate::words::check::check("AccountWords", AccountWords::TABLE);
}
