package org.yangguang.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.yangguang.vault.Sha256;
import org.yangguang.vault.SigningKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks a volume without the system that made it: every file against the manifest, the chain of the
/// events, the signature. Each difference is named with its file.
public final class VolumeCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_ENTRIES = 5000;
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private VolumeCheck() {}

    /// What came of a check.
    public sealed interface Result {}

    /// @param notes what is worth knowing and no fault
    /// @param fingerprint of the key that signed
    public record Intact(String organ, String number, int files, int events, String fingerprint, List<String> notes)
            implements Result {}

    /// @param faults which file differs, and how; in Chinese
    public record Differs(List<String> faults) implements Result {
        public Differs {
            faults = List.copyOf(faults);
        }
    }

    /// @param message why it cannot be read as a volume at all
    public record NotAVolume(String message) implements Result {}

    /// @param expected fingerprint published for the installation, in any grouping; empty to compare by eye
    public static Result check(Path file, Optional<String> expected) throws IOException {
        SequencedMap<String, byte[]> files;
        var twice = new ArrayList<String>();
        try {
            files = read(file, twice);
        } catch (ZipException e) {
            return new NotAVolume("不是完整的 ZIP 文件，可能在传送中损坏，请重新取得");
        }
        var manifest = files.get(Volume.MANIFEST);
        if (manifest == null) {
            return new NotAVolume("没有 " + Volume.MANIFEST + "，不是本系统导出的案卷，或者目录文件被删去");
        }
        var faults = new ArrayList<String>();
        twice.forEach(path -> faults.add(path + "：在压缩包内出现不止一次"));
        JsonNode listed;
        try {
            listed = JSON.readTree(manifest);
        } catch (JacksonException e) {
            return new Differs(List.of(Volume.MANIFEST + "：内容被改动，不能读出"));
        }
        if (!listed.path("format").asString("").equals(Volume.FORMAT)) {
            return new NotAVolume(Volume.MANIFEST + " 的格式不是 " + Volume.FORMAT + "，请用相应版本的命令核验");
        }
        var paths = compare(files, listed, faults);
        chain(files, listed, faults);
        var fingerprint = signature(files, manifest, expected, faults);
        sums(files, faults);
        if (!faults.isEmpty()) {
            return new Differs(faults.stream().distinct().toList());
        }
        var notes = new ArrayList<String>();
        if (!java.util.Arrays.equals(VolumeZip.write(files), Files.readAllBytes(file))) {
            notes.add("压缩包被重新打包过，各文件内容未变");
        }
        return new Intact(
                listed.path("organ").asString(""),
                listed.path("number").asString(""),
                paths,
                listed.path("events").asInt(0),
                fingerprint,
                List.copyOf(notes));
    }

    private static SequencedMap<String, byte[]> read(Path file, List<String> twice) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        long total = 0;
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > MOST_ENTRIES) {
                throw new ZipException("too many entries");
            }
            for (var entry : java.util.Collections.list(zip.entries())) {
                if (entry.isDirectory()) {
                    continue;
                }
                try (var in = zip.getInputStream(entry)) {
                    var content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, MOST_BYTES - total + 1));
                    total += content.length;
                    if (total > MOST_BYTES) {
                        throw new ZipException("too large");
                    }
                    if (files.put(entry.getName(), content) != null) {
                        twice.add(entry.getName());
                    }
                }
            }
        }
        return files;
    }

    /// Every file against the manifest; the number of files listed.
    private static int compare(SequencedMap<String, byte[]> files, JsonNode listed, List<String> faults) {
        var known = new LinkedHashSet<String>();
        for (var entry : listed.path("files")) {
            var path = entry.path("path").asString("");
            known.add(path);
            var content = files.get(path);
            if (content == null) {
                faults.add(path + "：目录列有此文件，压缩包内没有，已被删去或者改名");
            } else if (!Sha256.hex(content).equals(entry.path("sha256").asString(""))) {
                faults.add(path + "：内容与目录所载的校验值不符，已被改动");
            }
        }
        for (var path : files.keySet()) {
            boolean own = path.equals(Volume.MANIFEST) || path.equals(Volume.SIGNATURE) || path.equals(Volume.SUMS);
            if (!own && !known.contains(path)) {
                faults.add(path + "：目录没有此文件，是后来加入的");
            }
        }
        return known.size();
    }

    /// Each event names the digest of the one before it.
    private static void chain(SequencedMap<String, byte[]> files, JsonNode listed, List<String> faults) {
        int events = listed.path("events").asInt(0);
        var previous = Volume.NOTHING_BEFORE;
        for (int seq = 0; seq < events; seq++) {
            var path = Volume.EVENTS + "%03d.json".formatted(seq);
            var content = files.get(path);
            if (content == null) {
                faults.add(path + "：第 " + seq + " 项经过缺失");
                return;
            }
            JsonNode event;
            try {
                event = JSON.readTree(content);
            } catch (JacksonException e) {
                faults.add(path + "：经过不能读出，已被改动");
                return;
            }
            if (event.path("seq").asInt(-1) != seq) {
                faults.add(path + "：序号为 " + event.path("seq").asInt(-1) + "，应为 " + seq + "，经过的次序被调换");
            }
            if (!event.path("previous").asString("").equals(previous)) {
                faults.add(path + "：与前一项经过不相接，其间有经过被改动、删去、插入或者调换");
            }
            previous = Sha256.hex(content);
        }
        if (!listed.path("chainHead").asString("").equals(previous)) {
            faults.add(Volume.MANIFEST + "：所载的经过末项校验值与末项经过不符");
        }
    }

    private static String signature(
            SequencedMap<String, byte[]> files, byte[] manifest, Optional<String> expected, List<String> faults) {
        var signed = files.get(Volume.SIGNATURE);
        var pem = files.get(Volume.PUBLIC_KEY);
        if (signed == null) {
            faults.add(Volume.SIGNATURE + "：签名文件缺失");
        }
        if (signed == null || pem == null) {
            return "";
        }
        byte[] key;
        try {
            key = SigningKey.fromPem(new String(pem, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            faults.add(Volume.PUBLIC_KEY + "：不是公钥，已被改动");
            return "";
        }
        if (!SigningKey.verifies(key, manifest, signed)) {
            faults.add(Volume.MANIFEST + "、" + Volume.SIGNATURE + "：签名不成立，目录、签名或者公钥被改动");
        }
        var fingerprint = SigningKey.fingerprint(key);
        if (expected.isPresent() && !plain(expected.get()).equals(plain(fingerprint))) {
            faults.add(Volume.PUBLIC_KEY + "：公钥指纹为 " + fingerprint + "，与所给的指纹不符，不是该系统出具的案卷");
        }
        return fingerprint;
    }

    private static String plain(String fingerprint) {
        return fingerprint.replaceAll("[\\s:]", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static void sums(SequencedMap<String, byte[]> files, List<String> faults) {
        var given = files.get(Volume.SUMS);
        if (given == null) {
            faults.add(Volume.SUMS + "：校验值清单缺失");
            return;
        }
        var others = new LinkedHashMap<>(files);
        others.remove(Volume.SUMS);
        if (faults.isEmpty()) {
            var expected = Volume.sums(others).lines().sorted().toList();
            if (!new String(given, StandardCharsets.UTF_8)
                    .lines()
                    .sorted()
                    .toList()
                    .equals(expected)) {
                faults.add(Volume.SUMS + "：校验值清单被改动");
            }
        }
    }
}
