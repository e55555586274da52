package org.yangguang.archive;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.audit.Actor;
import org.yangguang.audit.AuditTrail;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.dispute.Disputes;
import org.yangguang.document.Paper;
import org.yangguang.document.Paper.Block;
import org.yangguang.document.Paper.Role;
import org.yangguang.document.PaperHtml;
import org.yangguang.document.PdfOutcome;
import org.yangguang.document.PdfPress;
import org.yangguang.letter.Letters;
import org.yangguang.organ.Organs;
import org.yangguang.request.Act;
import org.yangguang.request.Acts;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Cases;
import org.yangguang.request.EventCodec;
import org.yangguang.request.ServiceDesk;
import org.yangguang.vault.SigningKey;
import org.yangguang.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/// Puts the volume of a request together from what is kept of it. The same facts give the same bytes.
@Component
public class Volumes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Cases cases;
    private final ServiceDesk services;
    private final VolumeRecords records;
    private final Letters letters;
    private final Disputes disputes;
    private final Organs organs;
    private final ArchiveStore store;
    private final AuditTrail audit;
    private final PdfPress press;
    private final SigningKey key;
    private final Clock clock;

    Volumes(
            Cases cases,
            ServiceDesk services,
            VolumeRecords records,
            Letters letters,
            Disputes disputes,
            Organs organs,
            ArchiveStore store,
            AuditTrail audit,
            PdfPress press,
            Vault vault,
            Clock clock) {
        this.cases = cases;
        this.services = services;
        this.records = records;
        this.letters = letters;
        this.disputes = disputes;
        this.organs = organs;
        this.store = store;
        this.audit = audit;
        this.press = press;
        this.key = vault.signing("volume");
        this.clock = clock;
    }

    /// The public half of the key that signs volumes, as a PEM.
    public String publicKey() {
        return key.pem();
    }

    public String fingerprint() {
        return SigningKey.fingerprint(key.publicKey());
    }

    /// What came of asking for a volume.
    public sealed interface Taken {}

    public record Zip(String name, byte[] content) implements Taken {}

    /// @param message why not
    public record NotTaken(String message) implements Taken {}

    /// The volume as a file that leaves the system, with the purpose given (A7).
    @Transactional
    public Taken take(Actor by, UUID request, String purpose) {
        var file = cases.open(request).orElse(null);
        if (file == null || file.number().isEmpty()) {
            return new NotTaken("没有登记编号的申请不立案卷。");
        }
        if (store.disposal(request).map(d -> d.doneOn() != null).orElse(false)) {
            return new NotTaken("本卷已经销毁，只留有办理经过的计数。");
        }
        var volume = of(by, file);
        var changed = store.volume(request)
                .filter(kept -> !volume.chainHead(
                                Math.min(kept.events(), volume.facts().size()))
                        .equals(kept.chainHead()));
        if (changed.isPresent()) {
            audit.refused(by, "archive.export", "request:" + request, "events differ from those filed");
            return new NotTaken("归档时的办理经过与现在的不一致，记录可能被改动，已留痕。请先核验操作留痕，查明原因后再导出。");
        }
        var zip = volume.zip(key);
        audit.record(
                by,
                "archive.export",
                "request:" + request,
                purpose,
                volume.items().size() + " files, chain "
                        + volume.chainHead(volume.facts().size()));
        return new Zip(file.number() + " 案卷.zip", zip);
    }

    /// The head of the chain over the facts as they stand.
    String chainHead(CaseFile file) {
        var facts = facts(file);
        return new Volume("", "", "", List.of(), facts).chainHead(facts.size());
    }

    private Volume of(Actor by, CaseFile file) {
        var organ = organs.existing(file.organId());
        var day = file.state().concludedOn().orElse(LocalDate.now(clock));
        var items = new ArrayList<Volume.Item>();
        print(items, "01-申请/申请表", "政府信息公开申请表", application(file, organ.name(), day));
        items.addAll(records.receipt(by, file));
        int n = 0;
        var attachments = new HashMap<UUID, String>();
        for (var attachment : file.attachments()) {
            n++;
            var content = cases.attachment(by, file.id(), attachment.id()).orElseThrow();
            var path = "02-附件/%02d%s".formatted(n, VolumeRecords.extension(content.name()));
            attachments.put(attachment.id(), path);
            items.add(new Volume.Item(path, "附件：" + content.name(), content.content()));
        }
        n = 0;
        for (var letter : file.letters()) {
            n++;
            for (var format : List.of(Letters.Format.DOCX, Letters.Format.PDF)) {
                var content = letters.file(letter.id(), format).orElseThrow();
                items.add(new Volume.Item(
                        "03-文书/%02d%s".formatted(n, format == Letters.Format.PDF ? ".pdf" : ".docx"),
                        letter.title() + " " + letter.number(),
                        content.content()));
            }
        }
        services(by, file, items);
        items.add(records.signOff(file));
        items.add(disputed(file));
        items.add(new Volume.Item(
                "08-留痕/操作留痕.jsonl",
                "操作留痕摘录，校验值由本系统的留痕链给出",
                (String.join("\n", store.trail(file.id())) + "\n").getBytes(StandardCharsets.UTF_8)));
        records.messages(file, attachments).ifPresent(items::add);
        items.addAll(records.outgoing(file));
        var facts = facts(file);
        print(items, "目录", "卷内目录和办理经过", contents(file, organ.name(), day, items, facts));
        return new Volume(organ.name(), file.number(), file.id().toString(), items, facts);
    }

    private void services(Actor by, CaseFile file, List<Volume.Item> items) {
        int n = 0;
        for (var proof : services.proofs(file.id())) {
            n++;
            if (proof.hasFile()) {
                var scan = services.file(by, file.id(), proof.id()).orElseThrow();
                items.add(new Volume.Item(
                        "04-送达/%02d%s".formatted(n, VolumeRecords.extension(scan.name())),
                        "第 " + proof.seq() + " 项经过的送达凭证：" + scan.name(),
                        scan.content()));
            } else {
                var particulars = JSON.createObjectNode()
                        .put("event", proof.seq())
                        .put("recipient", proof.particulars().recipient().label())
                        .put("name", proof.particulars().name())
                        .put("number", proof.particulars().number())
                        .put("sentTo", proof.particulars().sentTo());
                items.add(new Volume.Item(
                        "04-送达/%02d.json".formatted(n), "第 " + proof.seq() + " 项经过的送达记录", json(particulars)));
            }
        }
    }

    private Volume.Item disputed(CaseFile file) {
        var list = JSON.createArrayNode();
        for (var row : disputes.ofRequest(organs.existing(file.organId()), file.id())) {
            list.addObject()
                    .put("kind", row.kind().label())
                    .put("caseNumber", row.caseNumber())
                    .put("authority", row.authority())
                    .put("receivedOn", row.state().course().receivedOn().toString())
                    .put(
                            "result",
                            row.state()
                                    .standing()
                                    .map(closed -> closed.on() + " "
                                            + closed.result().column().label())
                                    .orElse("尚未审结"));
        }
        return new Volume.Item("07-救济/案件清单.json", "行政复议、行政诉讼案件", json(list));
    }

    private static List<Volume.Fact> facts(CaseFile file) {
        return file.entries().stream()
                .map(entry -> new Volume.Fact(
                        EventCodec.type(entry.event()),
                        Acts.act(entry.event()).map(Act::label).orElse("提出申请"),
                        entry.event().on(),
                        EventCodec.data(entry.event()),
                        entry.recordedAt(),
                        entry.duty(),
                        entry.letters().stream().map(Letters.Listed::number).toList()))
                .toList();
    }

    private static Paper application(CaseFile file, String organ, LocalDate day) {
        var a = file.application();
        var blocks = new ArrayList<Block>();
        blocks.add(Paper.line(Role.TITLE, "政府信息公开申请表"));
        blocks.add(Paper.line(Role.UNDER_TITLE, "申请编号：" + file.number()));
        field(blocks, "收到机关", organ);
        field(blocks, "提交方式", file.channel().label() + "，" + ChineseDate.of(file.submittedOn()));
        field(blocks, "申请人", a.name() + "（" + a.kind().label() + "）");
        field(blocks, a.identityKind().label(), a.identity());
        field(blocks, "联系人", a.contact());
        field(blocks, "电话", a.phone());
        field(blocks, "地址", a.address() + (a.postcode().isBlank() ? "" : "，邮编 " + a.postcode()));
        field(blocks, "邮箱", a.email());
        field(blocks, "所需信息", a.subject());
        field(blocks, "具体描述", a.detail());
        field(
                blocks,
                "提供方式",
                a.form().label() + "，" + a.channel().label() + (a.otherFormAccepted() ? "，接受其他适当形式" : ""));
        return new Paper("政府信息公开申请表 " + file.number(), organ, day, blocks);
    }

    private static Paper contents(
            CaseFile file, String organ, LocalDate day, List<Volume.Item> items, List<Volume.Fact> facts) {
        var blocks = new ArrayList<Block>();
        blocks.add(Paper.line(Role.TITLE, "卷内目录"));
        blocks.add(Paper.line(Role.UNDER_TITLE, organ + "　" + file.number()));
        blocks.add(Paper.line(Role.HEADING, "一、卷内文件"));
        int n = 0;
        for (var item : items) {
            blocks.add(Paper.line(Role.TEXT, ++n + "．" + item.path() + "　" + item.title()));
        }
        blocks.add(Paper.line(Role.HEADING, "二、办理经过"));
        for (int seq = 0; seq < facts.size(); seq++) {
            var fact = facts.get(seq);
            blocks.add(Paper.line(
                    Role.TEXT,
                    "%03d　%s　%s%s"
                            .formatted(
                                    seq,
                                    ChineseDate.of(fact.on()),
                                    fact.title(),
                                    fact.letters().isEmpty() ? "" : "　" + String.join("、", fact.letters()))));
        }
        blocks.add(Paper.line(Role.NOTE, "（各文件的校验值和签名见 manifest.json，核验方法见 说明.txt）"));
        return new Paper("卷内目录 " + file.number(), organ, day, blocks);
    }

    private static void field(List<Block> blocks, String label, String value) {
        if (!value.isBlank()) {
            blocks.add(Paper.line(Role.TEXT, label + "：" + value));
        }
    }

    /// As a page and, where the typefaces have every character, as a PDF.
    private void print(List<Volume.Item> items, String path, String title, Paper paper) {
        var html = PaperHtml.page(paper);
        items.add(new Volume.Item(path + ".html", title, html.getBytes(StandardCharsets.UTF_8)));
        if (press.print(html, paper.date()) instanceof PdfOutcome.PdfFile(var pdf)) {
            items.add(new Volume.Item(path + ".pdf", title, pdf));
        }
    }

    private static byte[] json(tools.jackson.databind.JsonNode node) {
        return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node).replace("\r\n", "\n") + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
