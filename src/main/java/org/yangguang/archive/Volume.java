package org.yangguang.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.yangguang.vault.Sha256;
import org.yangguang.vault.SigningKey;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// 案卷: what belongs to one request, as the files of a ZIP.
///
/// Each event is a file that names the SHA-256 of the file before it; the manifest names the SHA-256 of
/// every file; the signature is over the manifest. So ordinary tools (`sha256sum`, `openssl`) suffice to
/// check it.
///
/// @param number 申请编号
public record Volume(String organ, String number, String request, List<Item> items, List<Fact> facts) {

    static final String FORMAT = "yangguang-volume/1";
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";
    static final String PUBLIC_KEY = "public-key.pem";
    static final String SUMS = "SHA256SUMS.txt";
    static final String README = "说明.txt";
    static final String EVENTS = "05-经过/";
    static final String NOTHING_BEFORE = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Volume {
        items = List.copyOf(items);
        facts = List.copyOf(facts);
    }

    /// A file of the volume.
    ///
    /// @param path inside the ZIP
    /// @param title what it is, in words
    public record Item(String path, String title, byte[] content) {}

    /// A fact of the request's course.
    ///
    /// @param type and `data` as they are kept
    /// @param title in words
    /// @param letters numbers of the letters that went with it
    public record Fact(
            String type,
            String title,
            LocalDate on,
            String data,
            Instant recordedAt,
            String duty,
            List<String> letters) {
        public Fact {
            letters = List.copyOf(letters);
        }
    }

    /// The facts as files, each with the digest of the one before it.
    List<Item> chain() {
        var files = new ArrayList<Item>();
        var previous = NOTHING_BEFORE;
        for (int seq = 0; seq < facts.size(); seq++) {
            var fact = facts.get(seq);
            var node = JSON.createObjectNode();
            node.put("seq", seq);
            node.put("type", fact.type());
            node.put("title", fact.title());
            node.put("on", fact.on().toString());
            node.set("data", JSON.readTree(fact.data()));
            node.put("recordedAt", fact.recordedAt().toString());
            node.put("duty", fact.duty());
            var letters = node.putArray("letters");
            fact.letters().forEach(letters::add);
            node.put("previous", previous);
            var content = text(node);
            previous = Sha256.hex(content);
            files.add(new Item(EVENTS + "%03d.json".formatted(seq), "经过：" + fact.title(), content));
        }
        return files;
    }

    /// The digest of the newest of the first `count` facts, which stands for all of them.
    String chainHead(int count) {
        return count == 0 ? NOTHING_BEFORE : Sha256.hex(chain().get(count - 1).content());
    }

    /// All files by path, in the order of the ZIP.
    SequencedMap<String, byte[]> files(SigningKey key) {
        var listed = new ArrayList<Item>();
        listed.add(new Item(README, "怎样阅读和核验本卷", readme().getBytes(StandardCharsets.UTF_8)));
        listed.addAll(items);
        listed.addAll(chain());
        listed.add(new Item(PUBLIC_KEY, "签名公钥", key.pem().getBytes(StandardCharsets.US_ASCII)));
        var manifest = text(manifest(listed));
        var files = new LinkedHashMap<String, byte[]>();
        files.put(README, listed.getFirst().content());
        files.put(MANIFEST, manifest);
        files.put(SIGNATURE, key.sign(manifest));
        listed.forEach(item -> files.put(item.path(), item.content()));
        files.put(SUMS, sums(files).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    byte[] zip(SigningKey key) {
        return VolumeZip.write(files(key));
    }

    private ObjectNode manifest(List<Item> listed) {
        var node = JSON.createObjectNode();
        node.put("format", FORMAT);
        node.put("organ", organ);
        node.put("number", number);
        node.put("request", request);
        node.put("events", facts.size());
        node.put("chainHead", chainHead(facts.size()));
        var files = node.putArray("files");
        for (var item : listed) {
            files.addObject()
                    .put("path", item.path())
                    .put("title", item.title())
                    .put("size", item.content().length)
                    .put("sha256", Sha256.hex(item.content()));
        }
        return node;
    }

    /// As `sha256sum -c` reads it.
    static String sums(SequencedMap<String, byte[]> files) {
        var lines = new StringBuilder();
        files.forEach((path, content) ->
                lines.append(Sha256.hex(content)).append("  ").append(path).append('\n'));
        return lines.toString();
    }

    private static byte[] text(ObjectNode node) {
        return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node).replace("\r\n", "\n") + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String readme() {
        return """
                政府信息公开申请案卷
                机关：%s
                申请编号：%s

                一、卷内有什么
                目录.html、目录.pdf：卷内目录和办理经过，可直接打开阅读、打印。
                01-申请：申请表、收到申请的凭证。02-附件：申请人提交的文件，包括补正材料。03-文书：机关发出的文书（DOCX、PDF）。04-送达：送达凭证。
                05-经过：办理经过，一事一个文件，按发生的记录顺序编号。06-签发：拟稿、审核、签发记录。07-救济：行政复议、诉讼案件清单。08-留痕：操作留痕摘录。
                09-往来：申请人与机关的往来。10-公开件：随答复提供的文件和遮盖依据。没有的，不设文件夹。

                二、怎样核验（不需要本系统，也不需要联网）
                1. 文件有没有被改动：解压后在本目录执行  sha256sum -c SHA256SUMS.txt  ，每行应为“OK”或“成功”。
                2. 经过有没有被改动、删去、调换：05-经过 中每个文件的 previous 一项，是前一个文件的 SHA-256；第一个为 64 个 0。
                3. 案卷是谁出具的：manifest.json 列明全部文件的 SHA-256，manifest.sig 是对它的 Ed25519 签名（64 字节），公钥在 public-key.pem。执行
                   openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig
                   公钥是否属于该机关的系统，以门户“案卷核验”页公布的公钥指纹为准：openssl pkey -pubin -in public-key.pem -outform DER | sha256sum
                4. 也可以用本系统的命令一次完成：bin/yangguang volume verify 文件.zip

                三、注意
                本卷载有申请人的个人信息，只能用于导出时写明的用途，用后妥善保管或者销毁。
                """.formatted(organ, number);
    }
}
