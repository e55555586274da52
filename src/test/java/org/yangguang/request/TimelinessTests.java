package org.yangguang.request;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.yangguang.law.Provision.disclosure;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.calendar.Deadline;

class TimelinessTests {
    private static final Deadline DUE = new Deadline.Due(parse("2023-10-13"), disclosure(33, 2));

    @Test
    @DisplayName("国办公开办函〔2016〕235号：邮寄以交邮之日、直接送达以签收之日为准，取早者")
    void theEarliestServiceCounts() {
        var posted = new RequestEvent.Served(ServiceMethod.POSTAL, parse("2023-10-13"));
        var signed = new RequestEvent.Served(ServiceMethod.PERSONAL, parse("2023-10-16"));
        assertThat(Timeliness.of(DUE, List.of(signed, posted))).isEqualTo(new Timeliness.OnTime(parse("2023-10-13")));
        assertThat(Timeliness.of(DUE, List.of(signed)))
                .isEqualTo(new Timeliness.Late(parse("2023-10-16"), parse("2023-10-13"), 3));
        assertThat(Timeliness.of(DUE, List.of())).isEqualTo(new Timeliness.NotServed());
    }

    @Test
    void anUncertainLastDayIsNotDecidedUnlessItCannotMatter() {
        var due = new Deadline.AwaitingCalendar(parse("2027-01-07"), disclosure(33, 2));
        var before = new RequestEvent.Served(ServiceMethod.POSTAL, parse("2026-12-31"));
        var after = new RequestEvent.Served(ServiceMethod.POSTAL, parse("2027-01-08"));
        assertThat(Timeliness.of(due, List.of(before))).isInstanceOf(Timeliness.OnTime.class);
        assertThat(Timeliness.of(due, List.of(after)))
                .isEqualTo(new Timeliness.CannotTell(parse("2027-01-08"), parse("2027-01-07")));
    }
}
