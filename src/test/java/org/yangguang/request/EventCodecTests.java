package org.yangguang.request;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yangguang.request.RequestEvent.Consulted;
import org.yangguang.request.RequestEvent.Declaration;

/// Events as they were stored before they had all their present components are still read.
class EventCodecTests {

    @Test
    void aWithdrawalStoredWithoutItsWayIsRead() {
        assertThat(EventCodec.read("Withdrawn", "{\"on\":\"2026-09-18\"}"))
                .isEqualTo(new RequestEvent.Withdrawn(parse("2026-09-18"), Declaration.UNSTATED));
    }

    @Test
    void aConsultationStoredWithoutItsLetterIsRead() {
        assertThat(EventCodec.read(
                        "ConsultationSent",
                        "{\"id\":\"征1\",\"kind\":\"AGENCY\",\"sentOn\":\"2026-09-18\",\"receivedByPartyOn\":null}"))
                .isEqualTo(new RequestEvent.ConsultationSent("征1", Consulted.AGENCY, parse("2026-09-18"), null));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var sent = new RequestEvent.ConsultationSent(
                "征1", Consulted.THIRD_PARTY, parse("2026-09-18"), null, new UUID(1, 2));
        assertThat(EventCodec.read(EventCodec.type(sent), EventCodec.data(sent)))
                .isEqualTo(sent);
        var withdrawn = new RequestEvent.Withdrawn(parse("2026-09-18"), Declaration.ORAL);
        assertThat(EventCodec.read(EventCodec.type(withdrawn), EventCodec.data(withdrawn)))
                .isEqualTo(withdrawn);
    }
}
