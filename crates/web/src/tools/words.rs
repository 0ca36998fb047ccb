//! Words of the calculators; what the rules themselves say stands in `law`.

use crate::words::words;

words! {
    /// The words that all calculators share.
    pub(crate) struct ToolWords;

    mistakes_title(count, name) = "有 {count} 处需要修改 - {name}", "{count} place needs to be changed - {name}" | "{count} places need to be changed - {name}", "修正が必要な箇所が {count} か所あります - {name}", "수정할 곳이 {count}곳 있습니다 - {name}";
    mistakes(count) = "有 {count} 处需要修改", "{count} place needs to be changed" | "{count} places need to be changed", "修正が必要な箇所が {count} か所あります", "수정할 곳이 {count}곳 있습니다";
    optional = "选填", "optional", "任意", "선택";
    missing(label) = "请填写{label}", "Please fill in: {label}", "{label}を入力してください", "{label}을(를) 입력하십시오";
    no_date(label, value) = "{label}“{value}”不是日期，请写成 2026-9-7 的样子", "{label}: “{value}” is no date; please write it like 2026-9-7", "{label}「{value}」は日付ではありません。2026-9-7 のように入力してください", "{label}: ‘{value}’은(는) 날짜가 아닙니다. 2026-9-7처럼 입력하십시오";
    no_number(label, value, most) = "{label}“{value}”应当是 0 至 {most} 的整数", "{label}: “{value}” should be a whole number from 0 to {most}", "{label}「{value}」は 0 から {most} までの整数で入力してください", "{label}: ‘{value}’은(는) 0부터 {most}까지의 정수여야 합니다";
    calculate = "计算", "Calculate", "計算する", "계산";
    clear = "清空", "Clear", "クリア", "지우기";
    what_to_calculate = "计算什么", "What to calculate", "計算の種類", "계산 종류";
    tab_clock = "依申请公开答复期限", "Reply date of a request", "請求の回答期限", "청구 답변 기한";
    tab_days = "工作日推算", "Working days", "執務日の計算", "근무일 계산";
    fill_dates = "填写日期", "Dates", "日付の入力", "날짜 입력";
    deadline_lede = "填上日期，逐日看清楚哪一天计入、哪一天不计入，依据是哪一条。这里的算法和工作人员使用的完全相同。", "Fill in the dates and see day by day which count and which do not, and on what basis. The staff use the very same rules.", "日付を入力すると、どの日が算入されどの日がされないか、その根拠とともに一日ずつ確かめられます。職員が使うものと同じ規則です。", "날짜를 넣으면 어느 날이 산입되고 어느 날이 아닌지, 근거는 무엇인지 하루씩 볼 수 있습니다. 직원이 쓰는 규칙과 같습니다.";
    provisional = "暂定", "provisional", "暫定", "잠정";
    provisional_title = "结果暂定。", "The result is provisional.", "結果は暫定です。", "결과는 잠정입니다.";
    provisional_text(year) = "{year} 年的放假通知还没有公布，或者还没有导入本系统，这里把该年没有通知的周一至周五都算作工作日。通知公布以后请重新计算；在此以前安排工作，请留出余地。", "The holidays of {year} have not been announced, or not been imported yet; Mondays to Fridays of that year are all taken as working days. Please calculate again once they are announced, and leave some room until then.", "{year} 年の休日の通知が未公表、または未登録のため、その年の月曜から金曜はすべて執務日として数えています。公表後に計算し直し、それまでは余裕をもってご予定ください。", "{year}년의 휴일 공고가 아직 나오지 않았거나 등록되지 않아 그해의 월요일부터 금요일을 모두 근무일로 셉니다. 공고가 나오면 다시 계산하고, 그때까지는 여유를 두십시오.";
    calendar = "月历", "Calendar", "カレンダー", "달력";
    key_counted = "计入（计）", "counts", "算入", "산입";
    key_makeup = "调休上班，计入（班）", "working weekend, counts", "振替出勤、算入", "대체근무, 산입";
    key_off = "休息日和节假日（休）", "weekends and holidays", "休日・祝日", "휴일";
    key_paused = "不计入的工作日（停）", "working days that do not count", "算入しない執務日", "산입하지 않는 근무일";
    key_due = "届满日（止）", "last day", "満了日", "만료일";
    today = "今天", "today", "今日", "오늘";
    months_cut = "月历只画前 36 个月，其余见下面的逐段说明。", "The calendar shows 36 months only; for the others see the steps below.", "カレンダーは最初の 36 か月のみです。以降は下の段階別の説明をご覧ください。", "달력은 처음 36개월만 보여 줍니다. 나머지는 아래 단계별 설명을 보십시오.";
    sign_start = "起", "start", "起", "시작";
    sign_end = "止", "end", "止", "끝";
    sign_makeup = "班", "work", "出", "근무";
    sign_counted = "计", "", "算", "";
    sign_off = "休", "off", "休", "휴";
    sign_paused = "停", "stop", "停", "정지";
    nth(number) = "第 {number} 日", "day {number}", "{number} 日目", "{number}일째";
    makeup = "调休上班", "working weekend", "振替出勤", "대체근무";
    not_counted = "不计入", "not counted", "算入しない", "불산입";
    counted_as(number, reason) = "计入，第 {number} 日，{reason}", "counts as day {number}, {reason}", "算入、{number} 日目、{reason}", "산입, {number}일째, {reason}";
    not_counted_for(reason) = "不计入，{reason}", "not counted, {reason}", "算入しない、{reason}", "불산입, {reason}";
    outside = "不在期限内", "outside the period", "期間外", "기간 밖";
    comma = "，", ", ", "、", ", ";
    steps = "逐段说明", "Step by step", "段階別の説明", "단계별 설명";
    steps_caption = "逐段说明：哪些日子计入、哪些不计入，依据是什么", "Step by step: which days count, which do not, and on what basis", "段階別の説明：算入する日としない日、その根拠", "단계별 설명: 산입하는 날과 하지 않는 날, 그 근거";
    col_date = "日期", "Days", "日付", "날짜";
    col_what = "情形", "Case", "事由", "사유";
    col_counts = "是否计入", "Counted", "算入", "산입 여부";
    col_about = "说明", "Explanation", "説明", "설명";
    col_basis = "依据", "Basis", "根拠", "근거";
    grounds = "工作日依据《全国年节及纪念日放假办法》和国务院办公厅的年度放假安排。", "Working days follow the national Regulation on Public Holidays and the yearly arrangements of the General Office of the State Council.", "執務日は「全国年節及び記念日休暇弁法」と国務院弁公庁の年度休日計画に基づきます。", "근무일은 전국 명절·기념일 휴가 규정과 국무원 판공청의 연간 휴일 계획에 따릅니다.";
    year_notice(year, numbers) = "{year}年放假安排：{numbers}", "{year}: {numbers}", "{year}年：{numbers}", "{year}년: {numbers}";
    year_without(year) = "{year}年：没有放假通知，周一至周五暂按工作日计算", "{year}: not announced yet, Mondays to Fridays count for now", "{year}年：通知は未公表、月曜から金曜を暫定的に執務日として計算", "{year}년: 공고 전, 월~금요일을 잠정적으로 근무일로 계산";
    semicolon = "；", "; ", "；", "; ";
    full_stop = "。", ".", "。", ".";
    cited(source, number) = "{source}第{number}条", "{source}, article {number}", "{source}第{number}条", "{source} 제{number}조";
    too_many_days(most, given) = "工作日数最多 {most} 个，现为 {given} 个", "{most} working days at most, not {given}", "執務日数は最大 {most} です（入力：{given}）", "근무일 수는 최대 {most}입니다(입력: {given})";
    too_many_events(most, given) = "一次最多计算 {most} 件事，现有 {given} 件", "{most} events at most, not {given}", "一度に計算できるのは {most} 件までです（入力：{given}）", "한 번에 {most}건까지 계산합니다(입력: {given})";
    span_too_long(from, to, years) = "最早的日期{from}和最晚的日期{to}相距超过 {years} 年", "The first date, {from}, and the last, {to}, are more than {years} years apart", "最初の日付（{from}）と最後の日付（{to}）が {years} 年以上離れています", "첫 날짜({from})와 마지막 날짜({to})가 {years}년 넘게 떨어져 있습니다";
    count_one = "计 1 日", "1 day", "1 日算入", "1일 산입";
    count_many(count) = "计 {count} 日", "{count} days", "{count} 日算入", "{count}일 산입";
    one_day(first) = "第 {first} 日。", "Day {first}.", "{first} 日目。", "{first}일째.";
    some_days(first, last) = "第 {first}—{last} 日。", "Days {first}–{last}.", "{first}～{last} 日目。", "{first}~{last}일째.";
    rest_days = "休息日。", "Days of rest.", "休日。", "휴일.";
    left_out(count) = "其中 {count} 个工作日不计算在期限内。", "{count} working day of these is left out." | "{count} working days of these are left out.", "うち {count} 執務日は期間に算入しません。", "이 가운데 {count}근무일은 기간에 산입하지 않습니다.";
    examples = "算好的例子", "Worked examples", "計算例", "계산 예";
    kept = "这次计算的地址，可以复制、收藏、发给别人：", "The address of this calculation, to copy, keep or send:", "この計算のアドレス（コピー、保存、共有できます）：", "이 계산의 주소(복사, 저장, 공유 가능):";
    same_json = "同一结果的 JSON", "The same as JSON", "同じ結果の JSON", "같은 결과의 JSON";
    by_program = "用程序计算", "By program", "プログラムで計算", "프로그램으로 계산";

    starting_on = "起算日期", "From", "起算日", "기산일";
    starting_hint = "例如 2026-9-7。这一天不计，从下一天算起。", "Such as 2026-9-7. This day does not count; the next one is the first.", "例：2026-9-7。この日は数えず、翌日から数えます。", "예: 2026-9-7. 이날은 세지 않고 다음 날부터 셉니다.";
    days = "工作日数", "Working days", "執務日数", "근무일 수";
    days_hint = "最多 2500 个。", "2,500 at most.", "最大 2,500。", "최대 2,500.";
    start_day = "起算日", "starting day", "起算日", "기산일";
    start_about = "当日不计，次日起算。", "That day does not count; the next one is the first.", "当日は数えず、翌日から数えます。", "당일은 세지 않고 다음 날부터 셉니다.";
    end_day = "届满", "last day", "満了", "만료";
    nth_working_day(count) = "第 {count} 个工作日", "Working day {count}", "{count} 執務日目", "{count}번째 근무일";
    counted_from(day) = "从 {day}起算，当日不计，次日为第 1 日。", "Counted from {day}; that day does not count, the next one is day 1.", "{day}から起算。当日は数えず、翌日が 1 日目です。", "{day}부터 기산. 당일은 세지 않고 다음 날이 1일째입니다.";
    how_days = "怎样算工作日", "How working days are counted", "執務日の数え方", "근무일 세는 법";
    how_days_text = "起算的那一天不计，从次日数起。周一至周五计入，周六、周日不计入；国务院办公厅年度放假安排中的放假日不计入，调休上班日计入。", "The day from which one counts is left out. Mondays to Fridays count, weekends do not; holidays of the yearly arrangement do not count, working weekends do.", "起算の日は数えず、翌日から数えます。月曜から金曜は算入し、土曜・日曜は算入しません。年度休日計画の休日は算入せず、振替出勤日は算入します。", "기산하는 날은 세지 않고 다음 날부터 셉니다. 월요일부터 금요일은 산입하고 토·일요일은 산입하지 않습니다. 연간 휴일 계획의 휴일은 산입하지 않고 대체근무일은 산입합니다.";
    covered(first, last) = "本系统收录 {first} 年至 {last} 年的放假安排。以后的年份在通知公布、导入以前，结果只能暂定。", "The arrangements from {first} to {last} are known here. For later years results are provisional until they are announced and imported.", "{first} 年から {last} 年までの休日計画を収録しています。以降の年は、通知の公表と登録まで暫定です。", "{first}년부터 {last}년까지의 휴일 계획이 들어 있습니다. 이후는 공고와 등록 전까지 잠정입니다.";
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    for (word, four, many) in ToolWords::TABLE {
        // A number alone says it where English and Korean have no sign of one letter.
        if *word != "sign_counted" {
            crate::words::check::check("ToolWords", &[(*word, *four, *many)]);
        }
    }
}
