package org.yangguang.request;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 归档 as a fact of the request (条例第四十五条); what is kept of the volume is another module's.
@Component
public class FilingDesk {

    private final Recorder recorder;

    FilingDesk(Recorder recorder) {
        this.recorder = recorder;
    }

    @Transactional
    public Desk.Result file(Desk.Hand by, UUID id, int version, RequestEvent.Archived archived) {
        return recorder.acting(id, version, loaded -> recorder.record(by, loaded, () -> archived, Recorder.NO_LETTER));
    }
}
