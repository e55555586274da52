package org.yangguang.annual;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yangguang.law.StatutoryPeriods.YearlyDay;
import org.yangguang.organ.OrganKind;

/// 报送、公布期限 of one organ's report on one year, in calendar days: a day that falls on a holiday stays
/// (条例第四十九条；the Regulation moves only periods counted in working days).
///
/// @param submitBy the last day to hand it in, an extension included
/// @param publishBy the last day to publish it; no extension moves it
/// @param byLaw the day of the Regulation; empty where the Regulation names none for this kind of organ
/// @param extended the day an extension gave for handing in
/// @param grounds what the days follow from, for people
public record DueDates(
        LocalDate submitBy,
        LocalDate publishBy,
        Optional<LocalDate> byLaw,
        Optional<LocalDate> extended,
        List<String> grounds) {

    public DueDates {
        grounds = List.copyOf(grounds);
    }

    /// Earlier days that a supervising authority set for its tree.
    ///
    /// @param basis the document that set them
    public record Local(DutyGroup group, Optional<LocalDate> submitBy, Optional<LocalDate> publishBy, String basis) {}

    /// @param local what authorities above set for this year, whichever group; of several days the
    ///     earliest binds
    /// @param extension the day one organ was given for handing in
    /// @return empty for organs that need not report here, and years before the Regulation of 2019
    public static Optional<DueDates> of(OrganKind kind, int year, List<Local> local, Optional<LocalDate> extension) {
        return DutyGroup.of(kind).flatMap(group -> group.day(year).map(day -> of(group, day, year, local, extension)));
    }

    private static DueDates of(
            DutyGroup group, YearlyDay yearly, int year, List<Local> local, Optional<LocalDate> extension) {
        var day = yearly.forReportOn(year);
        var ofGroup = local.stream().filter(l -> l.group() == group).toList();
        var grounds = new ArrayList<String>();
        grounds.add(
                group.isStatutory()
                        ? yearly.basis().text() + "：" + day
                        : "条例没有规定日期，参照" + yearly.basis().text() + "：" + day);
        ofGroup.forEach(l -> grounds.add(words(l)));
        var submit = earliest(group, day, ofGroup, Local::submitBy);
        var publish = earliest(group, day, ofGroup, Local::publishBy);
        extension.ifPresent(until ->
                grounds.add("同意缓报至 " + until + (until.isAfter(day) && group.isStatutory() ? "，晚于法定期限，法定责任不因此免除" : "")));
        return new DueDates(
                extension.filter(submit::isBefore).orElse(submit),
                publish,
                group.isStatutory() ? Optional.of(day) : Optional.empty(),
                extension.filter(submit::isBefore),
                grounds);
    }

    private static LocalDate earliest(
            DutyGroup group, LocalDate day, List<Local> local, Function<Local, Optional<LocalDate>> which) {
        var set = local.stream().flatMap(l -> which.apply(l).stream());
        var bounds = group.isStatutory() ? Stream.concat(Stream.of(day), set) : set;
        return bounds.min(Comparator.naturalOrder()).orElse(day);
    }

    private static String words(Local local) {
        return local.basis()
                + "："
                + local.submitBy().map(day -> "报送 " + day).orElse("")
                + (local.submitBy().isPresent() && local.publishBy().isPresent() ? "，" : "")
                + local.publishBy().map(day -> "公布 " + day).orElse("");
    }

    /// Days by which handing in is late, 0 if it is not.
    ///
    /// @param handed the day it was handed in last; empty while it is not
    public long daysLate(Optional<LocalDate> handed, LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(submitBy, handed.orElse(today)));
    }

    /// Days left to hand it in, the last one counted as 0; negative once over.
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, submitBy);
    }

    /// Whether the day of the Regulation has passed, whatever extension was given.
    public boolean isPastLaw(LocalDate today) {
        return byLaw.filter(today::isAfter).isPresent();
    }

    /// Why these days cannot be set for a group; empty if they can.
    public static Optional<String> fault(Local local, int year) {
        var first = LocalDate.of(year + 1, 1, 1);
        if (local.submitBy().isEmpty() && local.publishBy().isEmpty()) {
            return Optional.of("请填写报送日期或者公布日期，至少一项。");
        }
        if (local.basis().isBlank() || local.basis().length() > 200) {
            return Optional.of("请写明依据的文件（名称、文号），不超过 200 字。");
        }
        for (var day : Stream.of(local.submitBy(), local.publishBy())
                .flatMap(Optional::stream)
                .toList()) {
            if (day.isBefore(first) || day.getYear() > year + 1) {
                return Optional.of("%d 年的报告在次年编制报送，日期应在 %s 至 %s 之间，现在是 %s。"
                        .formatted(year, first, LocalDate.of(year + 1, 12, 31), day));
            }
            var bound = local.group()
                    .day(year)
                    .filter(_ -> local.group().isStatutory())
                    .filter(yearly -> day.isAfter(yearly.forReportOn(year)));
            if (bound.isPresent()) {
                return Optional.of("本地日期不能晚于%s规定的 %s，现在是 %s。"
                        .formatted(bound.get().basis().text(), bound.get().forReportOn(year), day));
            }
        }
        return local.submitBy()
                        .filter(submit ->
                                local.publishBy().filter(submit::isAfter).isPresent())
                        .isPresent()
                ? Optional.of("报送日期应不晚于公布日期。")
                : Optional.empty();
    }
}
