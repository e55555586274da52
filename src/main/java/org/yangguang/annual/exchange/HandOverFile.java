package org.yangguang.annual.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.extraction.Reading;
import org.yangguang.report.extraction.ReportReader;
import org.yangguang.report.writing.ReportJson;
import org.yangguang.vault.Sha256;
import org.yangguang.vault.SigningKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// 移交包：a year's reports of a region as one signed ZIP.
///
/// The manifest names the SHA-256 of every report, the signature is over the manifest (Ed25519), each
/// report is our JSON (`docs/report-result.schema.json`). So ordinary tools suffice to check it.
///
/// @param sender full name of the organ that hands over
public record HandOverFile(String sender, int year, Instant made, List<Item> items) {

    /// The version this installation writes, and the newest it reads.
    static final int VERSION = 1;

    private static final String FORMAT = "yangguang-annual-handover/";
    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "manifest.sig";
    private static final String PUBLIC_KEY = "public-key.pem";
    private static final Pattern PATH = Pattern.compile("reports/[0-9A-Za-z-]{1,40}\\.json");
    private static final int MOST_FILES = 20_000;
    private static final long MOST_BYTES = 512L * 1024 * 1024;
    private static final int MOST_EACH = 4 * 1024 * 1024;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public HandOverFile {
        items = List.copyOf(items);
    }

    /// A report in the file.
    ///
    /// @param code of the organ in the registry it comes from
    /// @param stage where it stood when it was handed over, for people
    public record Item(String code, String organ, String stage, AnnualReport report) {}

    /// What came of opening one.
    public sealed interface Opened {}

    /// @param fingerprint of the key that signed
    /// @param faults reports that could not be read, named; the others can be taken in
    public record Genuine(HandOverFile file, String fingerprint, List<String> faults) implements Opened {
        public Genuine {
            faults = List.copyOf(faults);
        }
    }

    /// @param message Chinese: what is wrong and what to do; nothing of it is taken in
    public record Refused(String message) implements Opened {}

    /// @param findings what the checks say of each report, carried along for the receiver to compare
    public byte[] write(SigningKey key, Function<AnnualReport, List<Finding>> findings) {
        var reports = new LinkedHashMap<String, byte[]>();
        var root = JSON.createObjectNode();
        root.put("format", FORMAT + VERSION);
        root.put("sender", sender);
        root.put("year", year);
        root.put("made", made.toString());
        var list = root.putArray("reports");
        for (var item : items) {
            var path = "reports/" + item.code() + ".json";
            var content = ReportJson.write(item.report(), findings.apply(item.report()))
                    .getBytes(StandardCharsets.UTF_8);
            reports.put(path, content);
            list.addObject()
                    .put("path", path)
                    .put("code", item.code())
                    .put("organ", item.organ())
                    .put("stage", item.stage())
                    .put("sha256", Sha256.hex(content));
        }
        var manifest = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        var files = new LinkedHashMap<String, byte[]>();
        files.put(MANIFEST, manifest);
        files.put(SIGNATURE, key.sign(manifest));
        files.put(PUBLIC_KEY, key.pem().getBytes(StandardCharsets.US_ASCII));
        files.putAll(reports);
        return zip(files);
    }

    /// Whether a file is one, whatever else is wrong with it.
    public static boolean isOne(byte[] content) {
        try {
            return files(content).containsKey(MANIFEST);
        } catch (IOException | TooMuch e) {
            return false;
        }
    }

    /// @param trusted name of the sender by the fingerprint of its key, grouped as [SigningKey#fingerprint]
    public static Opened open(byte[] content, Map<String, String> trusted) {
        SequencedMap<String, byte[]> files;
        try {
            files = files(content);
        } catch (IOException e) {
            return new Refused("移交包不是完整的 ZIP 文件，可能在传送中损坏。请向移交方重新索取，没有接收任何内容。");
        } catch (TooMuch e) {
            return new Refused("移交包里的文件太多或者太大，没有打开。请移交方按县（市、区）分开导出。");
        }
        var manifest = files.get(MANIFEST);
        var signature = files.get(SIGNATURE);
        var key = files.get(PUBLIC_KEY);
        if (manifest == null || signature == null || key == null) {
            return new Refused("移交包缺少目录、签名或者公钥（%s、%s、%s），不能核对来源。请移交方重新导出。".formatted(MANIFEST, SIGNATURE, PUBLIC_KEY));
        }
        return versionFault(manifest)
                .<Opened>map(Refused::new)
                .orElseGet(() -> signed(files, manifest, signature, key, trusted));
    }

    /// The version is looked at before the signature, so that a file of a newer kind is named as such.
    private static Optional<String> versionFault(byte[] manifest) {
        JsonNode root;
        try {
            root = JSON.readTree(manifest);
        } catch (JacksonException e) {
            return Optional.of("移交包的目录 %s 已损坏，读不出来。请移交方重新导出，没有接收任何内容。".formatted(MANIFEST));
        }
        var format = root.path("format").asString("");
        if (!format.matches(Pattern.quote(FORMAT) + "[0-9]{1,4}")) {
            return Optional.of("这不是年报移交包。请上传“汇总与核验—数据交换”导出的 ZIP 文件。");
        }
        int version = Integer.parseInt(format.substring(FORMAT.length()));
        return version > VERSION
                ? Optional.of("移交包是第 %d 版格式，本平台认到第 %d 版。请升级本平台后再接收，或者请移交方按第 %d 版导出；没有接收任何内容。"
                        .formatted(version, VERSION, VERSION))
                : Optional.empty();
    }

    private static Opened signed(
            SequencedMap<String, byte[]> files,
            byte[] manifest,
            byte[] signature,
            byte[] key,
            Map<String, String> trusted) {
        byte[] publicKey;
        try {
            publicKey = SigningKey.fromPem(new String(key, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return new Refused("移交包里的公钥已损坏。请移交方重新导出，没有接收任何内容。");
        }
        if (!SigningKey.verifies(publicKey, manifest, signature)) {
            return new Refused("签名与目录不符：移交包签名之后被改动，或者在传送中损坏。请向移交方重新索取，没有接收任何内容。");
        }
        var fingerprint = SigningKey.fingerprint(publicKey);
        if (!trusted.containsKey(fingerprint)) {
            return new Refused("签名完好，但签名人不在受信任的名单里。请用电话等另一途径向移交方核对指纹 %s，核对无误后登记，再接收。".formatted(fingerprint));
        }
        return read(files, JSON.readTree(manifest), fingerprint);
    }

    private static Opened read(SequencedMap<String, byte[]> files, JsonNode root, String fingerprint) {
        int year = root.path("year").asInt(0);
        var items = new ArrayList<Item>();
        var faults = new ArrayList<String>();
        var reader = new ReportReader();
        for (var listed : root.path("reports")) {
            var organ = listed.path("organ").asString("");
            var path = listed.path("path").asString("");
            var content = PATH.matcher(path).matches() ? files.get(path) : null;
            if (content == null) {
                return new Refused("移交包缺少目录所列的“%s”（%s）。请移交方重新导出，没有接收任何内容。".formatted(path, organ));
            }
            if (!Sha256.hex(content).equals(listed.path("sha256").asString(""))) {
                return new Refused("“%s”（%s）与目录所记的摘要不符，签名之后被改动。请向移交方重新索取，没有接收任何内容。".formatted(path, organ));
            }
            switch (reader.read(content, path)) {
                case Reading.Unreadable(var _, var message) -> faults.add(organ + "：" + message);
                case Reading.Read(var report, var _)
                when report.year() != year ->
                    faults.add("%s：报告是 %d 年的，移交包是 %d 年的，没有列入。".formatted(organ, report.year(), year));
                case Reading.Read(var report, var _) ->
                    items.add(new Item(
                            listed.path("code").asString(""),
                            organ,
                            listed.path("stage").asString(""),
                            report));
            }
        }
        return new Genuine(
                new HandOverFile(
                        root.path("sender").asString(""),
                        year,
                        Instant.parse(root.path("made").asString(Instant.EPOCH.toString())),
                        items),
                fingerprint,
                faults);
    }

    private static byte[] zip(SequencedMap<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static SequencedMap<String, byte[]> files(byte[] content) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        long total = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var bytes = zip.readNBytes(MOST_EACH + 1);
                total += bytes.length;
                if (bytes.length > MOST_EACH || total > MOST_BYTES || files.size() >= MOST_FILES) {
                    throw new TooMuch();
                }
                files.put(entry.getName(), bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("entry names are not UTF-8", e);
        }
        if (files.isEmpty()) {
            throw new IOException("no entries");
        }
        return files;
    }
}
