package org.yangguang.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yangguang.audit.Actor;
import org.yangguang.identity.Colleagues;
import org.yangguang.release.Materials;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Proofs;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.applicant.PostRoom;
import org.yangguang.request.signoff.SignOff;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// What is kept beside the course of a request, as files of its volume: what proves the day it came, who
/// passed the reply, what passed between applicant and desk, and what was given with the reply.
@Component
class VolumeRecords {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Proofs proofs;
    private final PostRoom postRoom;
    private final Materials materials;
    private final Colleagues colleagues;

    VolumeRecords(Proofs proofs, PostRoom postRoom, Materials materials, Colleagues colleagues) {
        this.proofs = proofs;
        this.postRoom = postRoom;
        this.materials = materials;
        this.colleagues = colleagues;
    }

    /// 收到申请之日的凭证 (条例第三十一条): each file, and one list with the words noted.
    List<Volume.Item> receipt(Actor by, CaseFile file) {
        var items = new ArrayList<Volume.Item>();
        var list = JSON.createArrayNode();
        int n = 0;
        for (var proof : proofs.of(file.id())) {
            n++;
            var path = "";
            if (!proof.fileName().isEmpty()) {
                var content = proofs.open(by, file.id(), proof.id()).orElseThrow();
                path = "01-申请/收到凭证%02d%s".formatted(n, extension(content.name()));
                items.add(new Volume.Item(path, proof.kind().label() + "：" + content.name(), content.content()));
            }
            list.addObject()
                    .put("kind", proof.kind().label())
                    .put("on", proof.on().toString())
                    .put("words", proof.words())
                    .put("file", path)
                    .put("recordedAt", proof.recordedAt().toInstant().toString());
        }
        if (n > 0) {
            items.add(new Volume.Item("01-申请/收到凭证.json", "收到申请的凭证和登记的帮助", text(list)));
        }
        return items;
    }

    /// 审签: the draft as it stands and every version that was sent, with who decided what at each step.
    Volume.Item signOff(CaseFile file) {
        var node = JSON.createObjectNode();
        file.reply().ifPresent(reply -> {
            var people = new HashSet<UUID>(Set.of(reply.author()));
            reply.rounds().forEach(round -> {
                people.addAll(round.drafters());
                round.decisions().forEach(decision -> {
                    people.add(decision.by());
                    decision.onBehalfOf().ifPresent(people::add);
                });
            });
            var names = colleagues.names(people);
            node.put("template", reply.template())
                    .put("outcome", reply.outcome().fullLabel())
                    .put("author", name(names, reply.author()))
                    .put("savedAt", reply.savedAt().toString())
                    .put("status", reply.status().label())
                    .put("returnNote", reply.returnNote());
            var rounds = node.putArray("rounds");
            reply.rounds().forEach(round -> put(rounds, round, names));
        });
        return new Volume.Item("06-签发/签发记录.json", "拟稿、审核、签发记录", text(node));
    }

    private static void put(ArrayNode rounds, SignOff round, Map<UUID, String> names) {
        var node = rounds.addObject()
                .put("round", round.round())
                .put("draftVersion", round.draftVersion())
                .put("outcome", round.outcome().fullLabel())
                .put("submittedAt", round.submittedAt().map(Object::toString).orElse(""));
        var drafters = node.putArray("drafters");
        round.drafters().stream().map(id -> name(names, id)).sorted().forEach(drafters::add);
        var steps = node.putArray("steps");
        round.chain().steps().forEach(step -> steps.add(step.label()));
        var decisions = node.putArray("decisions");
        round.decisions()
                .forEach(decision -> decisions
                        .addObject()
                        .put("step", decision.step().label())
                        .put("verdict", decision.verdict().label())
                        .put("by", name(names, decision.by()))
                        .put(
                                "onBehalfOf",
                                decision.onBehalfOf()
                                        .map(other -> name(names, other))
                                        .orElse(""))
                        .put("at", decision.at().toString())
                        .put("opinion", decision.opinion()));
    }

    /// The name, and the account by which the trail knows the person.
    private static String name(Map<UUID, String> names, UUID account) {
        return names.getOrDefault(account, "本机关人员") + "（" + account + "）";
    }

    /// 往来: messages in their order; the files that came with them lie among the attachments.
    ///
    /// @param attachments path in the volume, by id of the file
    Optional<Volume.Item> messages(CaseFile file, Map<UUID, String> attachments) {
        var messages = postRoom.of(file.id());
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        var list = JSON.createArrayNode();
        for (var message : messages) {
            var node = list.addObject()
                    .put("kind", message.kind().label())
                    .put("on", message.sentOn().toString())
                    .put("at", message.sentAt().toString())
                    .put("text", message.text());
            var files = node.putArray("files");
            message.enclosures()
                    .forEach(enclosure -> files.add(attachments.getOrDefault(enclosure.id(), enclosure.name())));
        }
        return Optional.of(new Volume.Item("09-往来/往来.json", "申请人与机关的往来：补正、理由说明、留言、回复", text(list)));
    }

    /// 公开件: the copies given with the reply, and where they were covered and on which ground.
    List<Volume.Item> outgoing(CaseFile file) {
        if (file.entries().stream().noneMatch(entry -> entry.event() instanceof RequestEvent.Replied)) {
            return List.of();
        }
        var items = new ArrayList<Volume.Item>();
        var list = JSON.createArrayNode();
        for (var material : materials.of(file.id())) {
            var ready = material.ready().orElse(null);
            if (material.isAside() || ready == null) {
                continue;
            }
            var content = materials.outgoing(material).orElseThrow();
            var path = "10-公开件/%02d%s".formatted(items.size() + 1, extension(content.name()));
            items.add(new Volume.Item(path, "公开件：" + material.title(), content.content()));
            var node = list.addObject()
                    .put("file", path)
                    .put("title", material.title())
                    .put("way", ready.way().label())
                    .put("sha256", ready.sha256())
                    .put("originalSha256", material.sha256())
                    .put("madeAt", ready.madeAt().toString())
                    .put("reason", ready.reason());
            var covers = node.putArray("covered");
            for (var box : material.covered()) {
                covers.addObject()
                        .put("page", box.area().page())
                        .put(
                                "ground",
                                box.ground().map(ground -> ground.fullLabel()).orElse(""))
                        .put("article", box.label())
                        .put("note", box.note());
            }
        }
        if (!items.isEmpty()) {
            items.add(new Volume.Item("10-公开件/清单.json", "公开件清单和遮盖依据", text(list)));
        }
        return items;
    }

    private static byte[] text(JsonNode node) {
        return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node).replace("\r\n", "\n") + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static String extension(String name) {
        var found = name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
        return Optional.of(found).filter(e -> e.matches("\\.[a-z0-9]{1,5}")).orElse("");
    }
}
