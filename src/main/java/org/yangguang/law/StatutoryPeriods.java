package org.yangguang.law;

import static org.yangguang.law.Period.calendarDays;
import static org.yangguang.law.Period.months;
import static org.yangguang.law.Period.workingDays;
import static org.yangguang.law.Period.years;
import static org.yangguang.law.Provision.disclosure;
import static org.yangguang.law.Provision.document;
import static org.yangguang.law.Provision.litigation;
import static org.yangguang.law.Provision.reconsideration;

import java.time.LocalDate;
import java.time.MonthDay;

/// Every length of time the law gives, once. The present regulation governs from 2019-05-15; what
/// was received before is not ours to reckon.
public final class StatutoryPeriods {
    /// 信息形成或者变更之日起。
    public static final Dated<Period> PROACTIVE_PUBLISH = sinceRegulation("主动公开期限", workingDays(20, disclosure(26)));

    /// 收到申请之日起。
    public static final Dated<Period> SUPPLEMENT_NOTICE = sinceRegulation("补正告知期限", workingDays(7, disclosure(30)));

    /// 第三方收到征求意见书之日起；逾期由行政机关自行决定。
    public static final Dated<Period> THIRD_PARTY_REPLY = sinceRegulation("第三方提出意见期限", workingDays(15, disclosure(32)));

    /// 被征求意见机关收到征求意见书之日起；逾期视为同意公开。
    public static final Dated<Period> CO_AGENCY_REPLY = sinceRegulation("其他机关提出意见期限", workingDays(15, disclosure(34)));

    public static final Dated<Period> REPLY = sinceRegulation("答复期限", workingDays(20, disclosure(33, 2)));

    public static final Dated<Period> REPLY_EXTENSION_MAX =
            sinceRegulation("延长答复期限上限", workingDays(20, disclosure(33, 2)));

    /// 收到收费通知次日起。
    public static final Dated<Period> FEE_PAYMENT =
            Dated.from("缴费期限", Law.FEE_MEASURES.from(), workingDays(20, document(Law.FEE_MEASURES)));

    /// 自知道或者应当知道之日起。
    public static final Dated<Period> RECONSIDER_APPLY = Dated.from(
                    "申请行政复议期限",
                    Law.RECONSIDERATION_2017.from(),
                    calendarDays(60, Provision.article(Law.RECONSIDERATION_2017, 9)))
            .thenFrom(Law.RECONSIDERATION.from(), calendarDays(60, reconsideration(20, 1)));

    /// 未告知权利、机关和期限的，自知道内容之日起最长。
    public static final Dated<Period> RECONSIDER_APPLY_UNINFORMED_MAX =
            Dated.from("未告知时申请行政复议最长期限", Law.RECONSIDERATION.from(), years(1, reconsideration(20, 3)));

    public static final Dated<Period> LITIGATE_DIRECT =
            Dated.from("直接起诉期限", Law.LITIGATION.from(), months(6, litigation(46, 1)));

    public static final Dated<Period> LITIGATE_AFTER_RECONSIDER =
            Dated.from("复议后起诉期限", Law.LITIGATION.from(), calendarDays(15, litigation(45)));

    /// 被申请人收到行政复议申请书副本之日起，提出书面答复。
    public static final Dated<Period> RECONSIDERATION_ANSWER = Dated.from(
                    "行政复议答复期限",
                    Law.RECONSIDERATION_2017.from(),
                    calendarDays(10, Provision.article(Law.RECONSIDERATION_2017, 23)))
            .thenFrom(Law.RECONSIDERATION.from(), workingDays(10, reconsideration(48)));

    /// 适用简易程序的。
    public static final Dated<Period> RECONSIDERATION_ANSWER_SIMPLE =
            Dated.from("简易程序行政复议答复期限", Law.RECONSIDERATION.from(), workingDays(5, reconsideration(54)));

    /// 收到起诉状副本之日起，提交证据和答辩状。
    public static final Dated<Period> LITIGATION_ANSWER =
            Dated.from("答辩期限", Law.LITIGATION.from(), calendarDays(15, litigation(67, 1)));

    /// 判决书送达之日起。
    public static final Dated<Period> APPEAL_FROM_JUDGMENT =
            Dated.from("对判决的上诉期限", Law.LITIGATION.from(), calendarDays(15, litigation(85)));

    /// 裁定书送达之日起。
    public static final Dated<Period> APPEAL_FROM_RULING =
            Dated.from("对裁定的上诉期限", Law.LITIGATION.from(), calendarDays(10, litigation(85)));

    /// 县级以上政府部门报送并公布年度报告，日历日，不因节假日顺延。
    public static final Dated<YearlyDay> ANNUAL_REPORT_DEPARTMENT =
            sinceRegulation("部门年度报告期限", new YearlyDay(MonthDay.of(1, 31), disclosure(49, 1)));

    /// 主管部门公布本级政府年度报告。
    public static final Dated<YearlyDay> ANNUAL_REPORT_GOVERNMENT =
            sinceRegulation("政府年度报告期限", new YearlyDay(MonthDay.of(3, 31), disclosure(49, 2)));

    /// A day that comes round every year.
    public record YearlyDay(MonthDay day, Provision basis) {
        /// The day by which the report on `year` is due: in the year after it.
        public LocalDate forReportOn(int year) {
            return day.atYear(year + 1);
        }
    }

    private StatutoryPeriods() {}

    private static <T> Dated<T> sinceRegulation(String name, T value) {
        return Dated.from(name, Law.DISCLOSURE.from(), value);
    }
}
