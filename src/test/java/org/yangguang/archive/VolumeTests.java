package org.yangguang.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yangguang.vault.Secrets;
import org.yangguang.vault.Sha256;
import org.yangguang.vault.SigningKey;
import org.yangguang.vault.Vault;

/// A volume leaves the system and is checked without it; whatever is changed on the way is named.
class VolumeTests {

    @TempDir
    Path folder = Path.of("");

    private static Volume volume() {
        var items = List.of(
                new Volume.Item("01-申请/申请表.pdf", "申请表", bytes("%PDF application")),
                new Volume.Item("02-附件/01.png", "附件", bytes("picture")),
                new Volume.Item("03-文书/01.docx", "答复书", bytes("letter")),
                new Volume.Item("目录.html", "卷内目录", bytes("<p>目录</p>")));
        var facts = IntStream.range(0, 5)
                .mapToObj(n -> new Volume.Fact(
                        n == 0 ? "Submitted" : "Served",
                        "第" + n + "事",
                        LocalDate.of(2026, 9, 1).plusDays(n),
                        "{\"on\":\"2026-09-0" + (n + 1) + "\",\"n\":" + n + "}",
                        Instant.parse("2026-09-01T02:00:00Z").plusSeconds(n),
                        "承办",
                        n == 3 ? List.of("甲公开告〔2026〕1号") : List.of()))
                .toList();
        return new Volume("甲区甲局", "甲局-2026-0001", "00000000-0000-0000-0000-000000000001", items, facts);
    }

    private SigningKey key() {
        return key("secrets");
    }

    private SigningKey key(String name) {
        return new Vault(Secrets.open(folder.resolve(name))).signing("volume");
    }

    @Test
    @DisplayName("未改动的案卷核验成立；同样的内容得到同样的字节")
    void anUntouchedVolumeIsIntact() throws IOException {
        var bytes = volume().zip(key());
        assertThat(volume().zip(key())).isEqualTo(bytes);
        var result = check(bytes);
        assertThat(result)
                .isEqualTo(new VolumeCheck.Intact(
                        "甲区甲局", "甲局-2026-0001", 11, 5, SigningKey.fingerprint(key().publicKey()), List.of()));
    }

    @Test
    @DisplayName("每一种文件改动一个字节，都准确指出是哪一个")
    void aChangedByteIsNamedWithItsFile() throws IOException {
        for (var path : volume().files(key()).keySet()) {
            var files = files();
            var changed = content(files, path).clone();
            changed[changed.length / 2] ^= 1;
            files.put(path, changed);
            assertThat(faults(files)).as(path).anyMatch(fault -> fault.contains(path));
            if (!path.equals(Volume.MANIFEST) && !path.startsWith(Volume.EVENTS)) {
                assertThat(faults(files)).as(path).hasSizeLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    @DisplayName("删去的、加入的、重名的文件逐一指出")
    void aRemovedAndAnAddedFileAreNamed() throws IOException {
        for (var path : volume().files(key()).keySet()) {
            if (path.equals(Volume.MANIFEST)) {
                continue;
            }
            var files = files();
            files.remove(path);
            assertThat(faults(files)).as(path).anyMatch(fault -> fault.startsWith(path + "："));
        }
        var added = files();
        added.put("03-文书/02.docx", bytes("smuggled"));
        assertThat(faults(added)).containsExactly("03-文书/02.docx：目录没有此文件，是后来加入的");
        var without = files();
        without.remove(Volume.MANIFEST);
        assertThat(check(VolumeZip.write(without))).isInstanceOf(VolumeCheck.NotAVolume.class);
    }

    @Test
    @DisplayName("调换、抽去经过的，即使校验值清单一并改过也能指出")
    void reorderedEventsAreNamed() throws IOException {
        var files = files();
        var second = content(files, Volume.EVENTS + "002.json");
        files.put(Volume.EVENTS + "002.json", content(files, Volume.EVENTS + "003.json"));
        files.put(Volume.EVENTS + "003.json", second);
        assertThat(faults(resealed(files, false)))
                .contains("05-经过/002.json：序号为 3，应为 2，经过的次序被调换")
                .anyMatch(fault -> fault.contains("签名不成立"));
        // Even whoever signs again with the right key cannot hide it.
        assertThat(faults(resealed(files, true)))
                .contains("05-经过/003.json：序号为 2，应为 3，经过的次序被调换")
                .noneMatch(fault -> fault.contains("签名不成立"));
    }

    @Test
    @DisplayName("另用一把钥匙重新签名的案卷，按门户公布的指纹认出")
    void aVolumeSignedByAnotherIsToldByTheFingerprint() throws IOException {
        var forged = volume().zip(key("others"));
        assertThat(check(forged)).isInstanceOf(VolumeCheck.Intact.class);
        var published = SigningKey.fingerprint(key().publicKey());
        assertThat(VolumeCheck.check(write(forged), Optional.of(published)))
                .isInstanceOfSatisfying(
                        VolumeCheck.Differs.class,
                        differs -> assertThat(differs.faults())
                                .singleElement()
                                .asString()
                                .contains("不是该系统出具"));
        assertThat(VolumeCheck.check(write(volume().zip(key())), Optional.of(published.replace(" ", ""))))
                .isInstanceOf(VolumeCheck.Intact.class);
    }

    @Test
    @DisplayName("命令行：完整为 0，改动为 1，不能读取为 2，用法有误为 64")
    void theCommandTellsByItsExitCode() throws IOException {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        var file = write(volume().zip(key())).toString();
        assertThat(VolumeCommand.run(new String[] {"verify", file}, print, print))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("案卷完整", "甲局-2026-0001", "经过 5 项相接");
        var files = files();
        files.put("目录.html", bytes("别的"));
        var changed = write(VolumeZip.write(files)).toString();
        assertThat(VolumeCommand.run(new String[] {"verify", changed}, print, print))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("目录.html：内容与目录所载的校验值不符");
        var broken = write(bytes("no zip")).toString();
        assertThat(VolumeCommand.run(new String[] {"verify", broken}, print, print))
                .isEqualTo(2);
        assertThat(VolumeCommand.run(new String[] {"verify", "/no/such/file"}, print, print))
                .isEqualTo(2);
        assertThat(VolumeCommand.run(new String[] {"check", file}, print, print))
                .isEqualTo(64);
    }

    @Test
    void theListOfDigestsIsWhatSha256sumReads() throws IOException {
        var files = files();
        var lines = new String(content(files, Volume.SUMS), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSize(files.size() - 1);
        assertThat(lines.getFirst()).isEqualTo(Sha256.hex(content(files, Volume.README)) + "  说明.txt");
    }

    private SequencedMap<String, byte[]> files() {
        return new LinkedHashMap<>(volume().files(key()));
    }

    /// The digests written anew over the changed files, as somebody would who wants to hide the change.
    private SequencedMap<String, byte[]> resealed(SequencedMap<String, byte[]> files, boolean signed) {
        var sealed = new LinkedHashMap<>(files);
        var manifest = new String(content(files, Volume.MANIFEST), StandardCharsets.UTF_8);
        var before = files();
        for (var path : files.keySet()) {
            manifest = manifest.replace("\"" + Sha256.hex(content(before, path)) + "\"", "\"@" + path + "\"");
        }
        for (var path : files.keySet()) {
            manifest = manifest.replace("\"@" + path + "\"", "\"" + Sha256.hex(content(files, path)) + "\"");
        }
        sealed.put(Volume.MANIFEST, bytes(manifest));
        if (signed) {
            sealed.put(Volume.SIGNATURE, key().sign(bytes(manifest)));
        }
        return sealed;
    }

    private List<String> faults(SequencedMap<String, byte[]> files) throws IOException {
        return switch (check(VolumeZip.write(files))) {
            case VolumeCheck.Intact _ -> List.of();
            case VolumeCheck.Differs(var faults) -> faults;
            case VolumeCheck.NotAVolume(var message) -> new ArrayList<>(List.of(Volume.MANIFEST + message));
        };
    }

    private VolumeCheck.Result check(byte[] zip) throws IOException {
        return VolumeCheck.check(write(zip), Optional.empty());
    }

    private Path write(byte[] zip) throws IOException {
        return Files.write(Files.createTempFile(folder, "volume", ".zip"), zip);
    }

    private static byte[] content(SequencedMap<String, byte[]> files, String path) {
        return java.util.Objects.requireNonNull(files.get(path));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
