package org.yangguang.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yangguang.request.CaseFile;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.ServiceDesk;
import org.yangguang.request.Services;
import org.yangguang.request.Timeliness;
import org.yangguang.ui.Chinese;

/// The services of a decision as its page shows them, and whether the reply was in time.
public record ServicePanel(Optional<Timeliness> timeliness, List<Attempt> attempts) {

    /// @param seq of the fact
    /// @param returned why it came back; empty if it did not
    public record Attempt(
            int number, int seq, String title, List<ServiceDesk.Proof> proofs, Optional<String> returned) {}

    public String look() {
        return timeliness
                .map(t -> switch (t) {
                    case Timeliness.OnTime _ -> "ok";
                    case Timeliness.Late _ -> "bad";
                    case Timeliness.NotServed _, Timeliness.CannotTell _ -> "warn";
                })
                .orElse("");
    }

    static ServicePanel of(CaseFile file, List<ServiceDesk.Proof> proofs) {
        var services = Services.of(file.state());
        var attempts = new ArrayList<Attempt>();
        for (int seq = 1; seq < file.entries().size(); seq++) {
            if (file.entries().get(seq).event() instanceof RequestEvent.Served(var method, var on)) {
                int here = seq;
                int number = attempts.size() + 1;
                attempts.add(new Attempt(
                        number,
                        seq,
                        method.label() + "，" + method.dayLabel() + Chinese.date(on),
                        proofs.stream().filter(p -> p.seq() == here).toList(),
                        services.returnOf(number)
                                .map(r -> Chinese.date(r.on()) + "退回：" + r.why().label())));
            }
        }
        return new ServicePanel(Timeliness.of(file.state(), file.reckoning()), List.copyOf(attempts));
    }
}
