//! Words of public forms.

use crate::words::words;

words! {
    /// The words of bringing and following a case.
    pub(super) struct ApplyWords;

    title = "网上办理", "Apply and follow", "オンライン手続き", "온라인 신청";
    lede = "提交政府信息公开申请、给领导写信，或者凭查询码查看办理进度。不用注册账号。", "Request government information, write to the heads of the district, or follow what you sent with its code. You need no account.", "行政情報の公開請求、首長への手紙の送付、照会番号による進み具合の確認ができます。アカウントは不要です。", "행정정보 공개를 청구하거나 기관장에게 편지를 쓰고, 조회 번호로 진행 상황을 확인할 수 있습니다. 계정은 필요 없습니다.";
    begin = "开始填写", "Begin", "記入を始める", "작성 시작";
    follow = "办理查询", "Follow a case", "進み具合の照会", "진행 조회";
    follow_about = "凭提交时得到的查询码和您留下的电话或者邮箱。", "With the code that you were given and the telephone number or e-mail address that you left.", "送信時の照会番号と、記入した電話番号またはメールアドレスで照会します。", "제출할 때 받은 조회 번호와 남기신 전화번호 또는 이메일로 조회합니다.";
    in_person_too = "不方便在网上办的，可以当面、来信或者传真申请；书写有困难的，工作人员代为填写。", "If you would rather not do it online, come, write or fax; if writing is difficult, the staff fill in the form for you.", "オンラインが難しい場合は、窓口・郵送・ファクスでも受け付けます。筆記が難しい場合は職員が代わりに記入します。", "온라인이 어려우면 방문·우편·팩스로도 신청할 수 있습니다. 글쓰기가 어려우면 직원이 대신 작성합니다.";
    steps(number, name) = "第 {number} 步，共 3 步：{name}", "Step {number} of 3: {name}", "{number}／3：{name}", "3단계 중 {number}단계: {name}";
    step_who = "向谁申请", "Whom you ask", "提出先", "제출 기관";
    step_fill = "填写", "Fill in", "記入", "작성";
    step_check = "核对并提交", "Check and send", "確認と送信", "확인과 제출";
    unit = "单位", "Unit", "機関", "기관";
    unit_help = "制作或者保存这项信息的单位。不确定的，选择区政府，会帮您转办。", "The unit that made or keeps the information. If you are not sure, choose the district government; it will pass it on.", "その情報を作成または保存している機関です。不明な場合は区政府を選んでください。担当に回します。", "해당 정보를 만들었거나 보관하는 기관입니다. 잘 모르면 구 정부를 고르십시오. 담당 기관에 전달합니다.";
    choose = "请选择", "Please choose", "選択してください", "선택하십시오";
    missed = "请先回答下面的问题", "Please answer the questions below first", "先に次の質問にお答えください", "먼저 아래 질문에 답해 주십시오";
    next = "下一步", "Next", "次へ", "다음";
    change = "修改", "Change", "変更", "변경";
    optional = "选填", "optional", "任意", "선택";
    to_check = "下一步：核对", "Next: check", "次へ：確認", "다음: 확인";
    errors_title(count, name) = "有 {count} 处需要修改：{name}", "{count} place to change: {name}" | "{count} places to change: {name}", "修正 {count} か所：{name}", "수정할 곳 {count}곳: {name}";
    errors(count) = "有 {count} 处需要修改", "{count} place needs to be changed" | "{count} places need to be changed", "修正が必要な箇所が {count} か所あります", "수정할 곳이 {count}곳 있습니다";
    error = "错误：", "Error: ", "エラー：", "오류: ";
    check_title = "请核对", "Please check", "内容の確認", "내용 확인";
    asked_of(unit) = "提交给{unit}", "To {unit}", "提出先：{unit}", "제출 기관: {unit}";
    may_be_public = "可能已经公开", "This may be public already", "すでに公開されている可能性があります", "이미 공개되었을 수 있습니다";
    may_be_public_about = "先看看下面的信息，可能不用再等答复：", "Have a look first; you may not have to wait for an answer:", "次の情報をご覧ください。回答を待つ必要がないかもしれません。", "아래 정보를 먼저 보십시오. 답변을 기다리지 않아도 될 수 있습니다.";
    more_results = "更多搜索结果", "More results", "検索結果をもっと見る", "검색 결과 더 보기";
    several(count) = "看起来写了 {count} 项信息", "It seems that you ask for {count} things", "{count} 件の情報を請求しているようです", "{count}가지 정보를 청구하는 것 같습니다";
    several_about = "一份申请只写一项信息，分开提交答复更快，收费和救济也分得清楚。", "One request, one matter: sent apart they are answered sooner, and fees and remedies stay clear.", "1 件の請求につき 1 つの情報とすると、回答が早く、手数料や不服申立ても明確になります。", "청구 한 건에 정보 하나씩 나누면 답변이 빠르고 수수료와 구제도 분명해집니다.";
    split = "帮我分成几份申请提交", "Send them as separate requests", "別々の請求として送信する", "나누어 청구하기";
    files = "附件", "Files", "添付ファイル", "첨부 파일";
    files_help = "身份证明、授权委托书等。一次最多 5 个，每个不超过 10 MB；PDF、JPG、PNG、Word、Excel 或者文本。", "Proof of identity, power of attorney and the like. Up to 5 at a time, 10 MB each; PDF, JPG, PNG, Word, Excel or text.", "本人確認書類、委任状など。一度に 5 個まで、各 10 MB 以内。PDF・JPG・PNG・Word・Excel・テキスト。", "신분 증명, 위임장 등. 한 번에 5개까지, 각 10MB 이내. PDF, JPG, PNG, Word, Excel, 텍스트.";
    question_sum(one, other) = "{one} 加 {other} 等于几？", "What is {one} plus {other}?", "{one} たす {other} はいくつですか。", "{one} 더하기 {other}는 얼마입니까?";
    question_help = "防止程序自动提交。写数字就可以。", "It keeps programs out. A figure will do.", "自動送信を防ぐためです。数字でお答えください。", "자동 제출을 막기 위한 것입니다. 숫자로 쓰면 됩니다.";
    send = "提交", "Send", "送信", "제출";
    back_to_change = "返回修改", "Go back and change", "戻って修正", "돌아가서 수정";
    sent_title = "已提交", "Sent", "送信しました", "제출했습니다";
    sent_to(unit) = "已经送到{unit}。", "It has reached {unit}.", "{unit}に届きました。", "{unit}에 도착했습니다.";
    your_code = "查询码", "Code", "照会番号", "조회 번호";
    keep_code = "请记下查询码。查询时还要填写您留下的电话或者邮箱。", "Please write the code down. With it you will be asked for the telephone number or e-mail address that you left.", "照会番号を控えてください。照会の際には、記入した電話番号またはメールアドレスも必要です。", "조회 번호를 적어 두십시오. 조회할 때 남기신 전화번호나 이메일도 입력해야 합니다.";
    what_next = "接下来", "What happens next", "今後の流れ", "다음 절차";
    next_confirm = "网上提交的申请，从双方确认之日起计算期限（《政府信息公开条例》第三十一条）。请留意电话。", "For a request over the internet, time runs from the day on which both sides confirm it (Regulations on Government Information Disclosure, article 31). Please expect a call.", "オンラインの請求は、双方が確認した日から期限を計算します（政府情報公開条例第 31 条）。電話でご連絡します。", "온라인 청구는 양측이 확인한 날부터 기한을 계산합니다(정부정보공개조례 제31조). 전화로 연락드립니다.";
    next_answer = "自收到之日起 20 个工作日内答复，需要延长的会告知您（第三十三条）。", "You are answered within 20 working days of receipt; if it takes longer, you are told (article 33).", "受理した日から 20 執務日以内に回答します。延長する場合はお知らせします（第 33 条）。", "받은 날부터 20근무일 이내에 답변하며, 연장이 필요하면 알려 드립니다(제33조).";
    next_letter = "收到后会在规定期限内办理，结果可以凭查询码查看。", "It is handled within the set time; you can read the result with the code.", "定められた期限内に処理し、結果は照会番号で確認できます。", "정해진 기한 안에 처리하며, 결과는 조회 번호로 볼 수 있습니다.";
    another = "再提交一份", "Send another one", "もう一件送信する", "한 건 더 제출";
    code_help = "例如 GK-2611-4M8Q-K3TZ，大小写、空格、横线都不影响。", "Such as GK-2611-4M8Q-K3TZ; case, spaces and hyphens do not matter.", "例：GK-2611-4M8Q-K3TZ。大文字・小文字、空白、ハイフンは区別しません。", "예: GK-2611-4M8Q-K3TZ. 대소문자, 공백, 하이픈은 상관없습니다.";
    contact = "电话或者邮箱", "Telephone number or e-mail address", "電話番号またはメールアドレス", "전화번호 또는 이메일";
    contact_help = "提交时填写的那一个。", "The one that you wrote into the form.", "送信時に記入したものです。", "제출할 때 적은 것입니다.";
    find = "查询", "Find", "照会", "조회";
    not_found = "没有找到相符的办件，请核对查询码和联系方式", "Nothing fits. Please check the code and the contact", "該当する案件がありません。照会番号と連絡先をお確かめください", "일치하는 건이 없습니다. 조회 번호와 연락처를 확인해 주십시오";
    digits = "验证码", "One-time code", "確認コード", "인증 번호";
    digits_help = "6 位数字，已经发到您留下的电话或者邮箱，10 分钟内有效。", "Six digits, sent to the telephone number or e-mail address that you left; good for ten minutes.", "記入した電話番号またはメールアドレスに送った 6 桁の数字です。10 分間有効です。", "남기신 전화번호나 이메일로 보낸 6자리 숫자이며 10분 동안 유효합니다.";
    again = "重新发送", "Send another one", "再送する", "다시 보내기";
    lost_code = "查询码丢失的，请持身份证明到受理单位查询。", "If you have lost the code, please come to the unit with proof of identity.", "照会番号を紛失した場合は、本人確認書類をお持ちのうえ受付機関にお越しください。", "조회 번호를 잃어버렸으면 신분증을 지참하고 접수 기관을 방문해 주십시오.";
    your_case = "办理情况", "Your case", "進み具合", "진행 상황";
    state = "当前状态", "Present state", "現在の状態", "현재 상태";
    due(day) = "答复期限 {day}", "To be answered by {day}", "回答期限 {day}", "답변 기한 {day}";
    due_about = "期限怎样计算，可以用[期限计算]逐日核对。", "How it is counted can be checked day by day with the [deadline calculator].", "期限の計算は[期限の計算]で一日ずつ確かめられます。", "기한 계산은 [기한 계산]에서 하루씩 확인할 수 있습니다.";
    number = "登记号", "Number", "受付番号", "접수 번호";
    handled_by = "办理单位", "Handled by", "担当機関", "처리 기관";
    course = "办理过程", "Course", "経過", "진행 과정";
    told = "单位告知您的事项", "What the unit told you", "機関からのお知らせ", "기관의 안내";
    reply = "答复", "Reply", "回答", "답변";
    papers = "文书", "Documents", "文書", "문서";
    what_you_wrote = "您提交的内容", "What you sent", "送信した内容", "제출한 내용";
    enclosures = "提供的信息", "Information given to you", "提供された情報", "제공된 정보";
    own_files = "您提交的附件", "Your files", "送信した添付ファイル", "제출한 첨부 파일";
    add_files = "补充附件", "Add files", "添付ファイルの追加", "첨부 파일 추가";
    add = "上传", "Upload", "アップロード", "올리기";
    what_you_can_do = "您可以办理", "What you can do", "できる手続き", "할 수 있는 일";
    reason = "理由", "Reason", "理由", "사유";
    leave = "结束查询", "Finish", "照会を終える", "조회 끝내기";
    leave_about = "在公用电脑上查询的，看完请点“结束查询”。", "On a machine that others use as well, please press “Finish” when you are done.", "共用のパソコンでは、確認後に「照会を終える」を押してください。", "공용 컴퓨터에서는 확인한 뒤 ‘조회 끝내기’를 눌러 주십시오.";
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    crate::words::check::check("ApplyWords", ApplyWords::TABLE);
}
