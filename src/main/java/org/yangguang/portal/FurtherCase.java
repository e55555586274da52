package org.yangguang.portal;

import java.time.LocalDate;
import java.util.Optional;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.organ.Organ;
import org.yangguang.request.Reckoning;
import org.yangguang.request.RequestState;
import org.yangguang.request.StatutoryClock;
import org.yangguang.request.submission.Intake;

/// A request that goes on from the one whose code was given, with its own number and clock.
///
/// @param relation in words, such as 转由其他机关办理
public record FurtherCase(
        String relation, Intake.Tracked tracked, Organ organ, RequestState state, Optional<Reckoning> reckoning) {

    static FurtherCase of(Intake.Further further, Organ organ, WorkingDays days, LocalDate today) {
        var state = RequestState.of(further.tracked().facts());
        var relation = switch (further.relation()) {
            case "HAND_OVER" -> "转由其他机关办理";
            case "SPLIT" -> "分出的另一件";
            default -> "并入的一件";
        };
        return new FurtherCase(
                relation, further.tracked(), organ, state, new StatutoryClock(days).reckon(state, today));
    }
}
