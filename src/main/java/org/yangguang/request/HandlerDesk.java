package org.yangguang.request;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yangguang.audit.AuditTrail;

/// 指定承办人：who works on a request. No fact of the case and nothing of its clock changes by it.
@Component
public class HandlerDesk {

    private final RequestListStore store;
    private final Recorder recorder;
    private final AuditTrail audit;

    HandlerDesk(RequestListStore store, Recorder recorder, AuditTrail audit) {
        this.store = store;
        this.recorder = recorder;
        this.audit = audit;
    }

    public Desk.Result assign(Desk.Hand by, UUID id, int version, UUID handler) {
        return recorder.acting(id, version, loaded -> {
            if (loaded.known() == null) {
                return new Desk.Result.Refused("请先确认收到、登记，再指定承办人。");
            }
            if (loaded.state().isConcluded()) {
                return new Desk.Result.Refused("本件已经办结，不再指定承办人。");
            }
            if (handler.equals(loaded.known().handler())) {
                return new Desk.Result.Refused("承办人没有变化。");
            }
            if (!store.assign(id, loaded.known().version(), handler)) {
                return new Desk.Result.Overtaken();
            }
            audit.record(by.actor(), "request.assign", "request:" + id, "", "handler " + handler);
            return new Desk.Result.Done("");
        });
    }
}
