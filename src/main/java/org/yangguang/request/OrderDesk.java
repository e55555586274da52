package org.yangguang.request;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// 责令重新答复: a decision was quashed and is to be made anew. The former reply and its letter stay as
/// they
/// were; its text is the draft to begin from.
@Component
public class OrderDesk {

    private final Recorder recorder;
    private final ReplyStore drafts;

    OrderDesk(Recorder recorder, ReplyStore drafts) {
        this.recorder = recorder;
        this.drafts = drafts;
    }

    /// A reply was signed in place of the one that had been quashed; told in the transaction that signs it.
    ///
    /// @param by who signed
    public record AnsweredAnew(UUID request, LocalDate on, Desk.Hand by) {}

    /// Opens the request again, under the clock the order gives.
    ///
    /// @param version of the case
    public Desk.Result reopen(Desk.Hand by, UUID id, int version, RequestEvent.OrderedAnew order) {
        return recorder.acting(id, version, loaded -> {
            var result = recorder.record(by, loaded, () -> order, Recorder.NO_LETTER);
            if (result instanceof Desk.Result.Done) {
                drafts.reopen(id);
            }
            return result;
        });
    }
}
