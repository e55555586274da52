package org.yangguang.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.request.Refusal.Code;
import org.yangguang.request.submission.UploadedFile;
import org.yangguang.vault.Sha256;
import org.yangguang.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/// 送达 at the desk: by which way, to whom, with what proof, and what came back
/// (国办公开办函〔2016〕235号).
@Component
public class ServiceDesk {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern POSTAL_NUMBER = Pattern.compile("[0-9A-Za-z]{8,20}");

    private final Recorder recorder;
    private final ProofStore store;
    private final AuditTrail audit;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;

    ServiceDesk(
            Recorder recorder,
            ProofStore store,
            AuditTrail audit,
            Vault vault,
            Clock clock,
            TransactionTemplate transactions) {
        this.recorder = recorder;
        this.store = store;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// 签收人: the applicant, or who acts for the applicant.
    public enum Recipient {
        APPLICANT("申请人本人（本单位）"),
        LEGAL_REPRESENTATIVE("法定代理人、法定代表人"),
        AGENT("委托代理人");

        private final String label;

        Recipient(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum Carrier {
        POST("邮政企业（EMS、挂号信）"),
        OTHER("其他快递企业");

        private final String label;

        Carrier(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// What is told of a service; sealed, because it may name persons and addresses.
    ///
    /// @param name of who received it, where that is not the applicant
    /// @param number 邮件号码
    /// @param sentTo address, mailbox or platform account it went to
    public record Particulars(Recipient recipient, String name, String number, String sentTo) {}

    /// What is kept of a service.
    ///
    /// @param seq of the fact it proves
    /// @param fileName of the scan; empty for what was typed only
    public record Proof(
            UUID id, int seq, Particulars particulars, String fileName, String mediaType, int size, byte[] sha256) {
        public boolean hasFile() {
            return !fileName.isEmpty();
        }
    }

    private record Words(Particulars particulars, String fileName) {}

    /// 登记送达. Post goes through the 邮政企业 and has a number.
    public Desk.Result serve(
            Desk.Hand by,
            UUID id,
            int version,
            ServiceMethod method,
            LocalDate on,
            Carrier carrier,
            Particulars particulars) {
        return recorder.acting(id, version, loaded -> {
            var organ = loaded.submission().organ();
            if (method == ServiceMethod.POSTAL && carrier != Carrier.POST) {
                return refused(Refusal.of(Code.COURIER_NOT_POST));
            }
            if (method == ServiceMethod.POSTAL
                    && !POSTAL_NUMBER.matcher(particulars.number()).matches()) {
                return new Desk.Result.Refused("邮寄送达请填写邮件号码，应为 8 至 20 位字母、数字，如 XA12345678901。");
            }
            if (method.needsOwnBasis() && rules(organ).basis(method).isBlank()) {
                return refused(Refusal.of(Code.METHOD_NOT_IN_USE, method.label()));
            }
            if (particulars.recipient() != Recipient.APPLICANT
                    && particulars.name().isBlank()) {
                return new Desk.Result.Refused("由" + particulars.recipient().label() + "签收的，请填写签收人姓名；委托代理人须有授权委托书在卷。");
            }
            var result = recorder.record(by, loaded, () -> new RequestEvent.Served(method, on), Recorder.NO_LETTER);
            if (result instanceof Desk.Result.Done) {
                keep(by, organ, id, loaded.rows().size() + 1, particulars, Optional.empty());
            }
            return result;
        });
    }

    /// 登记退回; the next attempt is recorded as another service.
    public Desk.Result comeBack(Desk.Hand by, UUID id, int version, int attempt, LocalDate on, Services.Why why) {
        return recorder.acting(
                id,
                version,
                loaded -> recorder.record(
                        by, loaded, () -> new RequestEvent.ServiceReturned(attempt, on, why), Recorder.NO_LETTER));
    }

    /// Adds a scan, such as the signed 回证, to a service that is recorded.
    ///
    /// @param seq of the fact it proves
    public Desk.Result attach(Desk.Hand by, UUID id, int seq, UploadedFile file) {
        return recorder.acting(id, -1, loaded -> {
            var rows = loaded.rows();
            boolean proves = seq >= 1
                    && seq <= rows.size()
                    && (rows.get(seq - 1).event() instanceof RequestEvent.Served
                            || rows.get(seq - 1).event() instanceof RequestEvent.ServiceReturned);
            if (!proves) {
                return new Desk.Result.Refused("没有这次送达，请先登记送达，再上传送达凭证。");
            }
            var proof = keep(
                    by,
                    loaded.submission().organ(),
                    id,
                    seq,
                    new Particulars(Recipient.APPLICANT, "", "", ""),
                    Optional.of(file));
            audit.record(
                    by.actor(),
                    "request.attach-proof",
                    "request:" + id,
                    "",
                    "event " + seq + " proof " + proof + " sha256 " + Sha256.hex(file.content()));
            return new Desk.Result.Done("");
        });
    }

    private UUID keep(
            Desk.Hand by, int organ, UUID request, int seq, Particulars particulars, Optional<UploadedFile> file) {
        var id = UUID.randomUUID();
        var key = vault.newWrappedKey(place("key", id, organ));
        var words = new Words(particulars, file.map(UploadedFile::name).orElse(""));
        store.insert(new ProofStore.Row(
                organ,
                id,
                request,
                seq,
                key,
                vault.seal(key, place("key", id, organ), JSON.writeValueAsString(words), place("words", id, organ)),
                file.map(UploadedFile::mediaType).orElse(null),
                file.map(f -> f.content().length).orElse(null),
                file.map(f -> Sha256.of(f.content())).orElse(null),
                file.map(f -> vault.seal(key, place("key", id, organ), f.content(), place("file", id, organ)))
                        .orElse(null),
                clock.instant(),
                by.account()));
        return id;
    }

    /// What is kept of the services of a request, in the order of its facts.
    @Transactional(readOnly = true)
    public List<Proof> proofs(UUID request) {
        return store.of(request).stream()
                .filter(row -> row.key().length > 0)
                .map(this::proof)
                .toList();
    }

    private Proof proof(ProofStore.Row row) {
        var words = JSON.readValue(
                vault.openText(
                        row.key(),
                        place("key", row.id(), row.organ()),
                        row.words(),
                        place("words", row.id(), row.organ())),
                Words.class);
        return new Proof(
                row.id(),
                row.seq(),
                words.particulars(),
                words.fileName(),
                Objects.requireNonNullElse(row.mediaType(), ""),
                Objects.requireNonNullElse(row.size(), 0),
                Objects.requireNonNullElse(row.sha256(), new byte[0]));
    }

    /// A scan; reading it is recorded.
    public Optional<Cases.Attachment> file(Actor actor, UUID request, UUID proof) {
        return Optional.ofNullable(transactions.execute(status -> store.file(request, proof)
                .map(found -> {
                    audit.record(actor, "request.read-file", "request:" + request, "", "proof " + proof);
                    return new Cases.Attachment(
                            proof(found.row()).fileName(), proof(found.row()).mediaType(), open(found));
                })
                .orElse(null)));
    }

    private byte[] open(ProofStore.Content found) {
        var row = found.row();
        return vault.open(
                row.key(), place("key", row.id(), row.organ()), found.file(), place("file", row.id(), row.organ()));
    }

    /// On which basis an organ uses ways of service the document does not name; empty where it does not.
    public record Rules(String leftBasis, String announcedBasis) {
        String basis(ServiceMethod method) {
            return switch (method) {
                case LEFT -> leftBasis;
                case ANNOUNCED -> announcedBasis;
                case PERSONAL, ENTRUSTED, POSTAL, ELECTRONIC -> "";
            };
        }
    }

    @Transactional(readOnly = true)
    public Rules rules(int organ) {
        return store.rules(organ);
    }

    @Transactional
    public void setRules(Actor by, int organ, Rules rules) {
        store.setRules(organ, rules);
        audit.record(
                by,
                "organ.service-rules",
                "organ:" + by.organ(),
                "",
                "left " + !rules.leftBasis().isBlank() + " announced "
                        + !rules.announcedBasis().isBlank());
    }

    private static Desk.Result refused(Refusal refusal) {
        return new Desk.Result.Refused(refusal.text());
    }

    private static Vault.Place place(String column, UUID id, int organ) {
        return new Vault.Place("request_service_proof", column, id.toString(), organ);
    }
}
