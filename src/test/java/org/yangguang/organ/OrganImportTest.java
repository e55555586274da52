package org.yangguang.organ;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yangguang.WithDatabase;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.OrganImport.Fault;
import org.yangguang.organ.OrganImport.Imported;
import org.yangguang.organ.OrganImport.Outcome;
import org.yangguang.organ.OrganImport.Refused;

@WithDatabase
class OrganImportTest {

    private static final String HEADINGS = OrganImport.template();

    @Autowired
    OrganImport organImport;

    @Autowired
    Organs organs;

    @Test
    @DisplayName("CSV：上级在前、下级在后，工作机构一并登记")
    void importsAListWithItsOffices() {
        var outcome = read(HEADINGS + """
                610100,,人民政府,市级,甲市人民政府,甲市政府,,2019-05-15,,,,,,,
                610100-01,610100,工作部门,市级,甲市商务局,甲商务,,2020-01-01,甲市商务局办公室,"甲市一路1号,2楼",710000,,029-1,,a@b.cn
                """);

        assertThat(outcome).isEqualTo(new Imported(2));
        var bureau = organs.byCode("610100-01").orElseThrow();
        assertThat(bureau.parentId())
                .isEqualTo(organs.byCode("610100").orElseThrow().id());
        assertThat(bureau.validFrom()).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(organs.office(bureau.id()))
                .contains(new DisclosureOffice("甲市商务局办公室", "甲市一路1号,2楼", "710000", "", "029-1", "", "a@b.cn", ""));
    }

    @Test
    @DisplayName("XLSX 与 GB18030 编码的 CSV 同样可用，日期单元格按日期读")
    void readsSpreadsheetsAndOldEncodings() throws IOException {
        assertThat(read(spreadsheet())).isEqualTo(new Imported(1));
        assertThat(organs.byCode("610200").orElseThrow().validFrom()).isEqualTo(LocalDate.of(2021, 4, 9));

        var old = HEADINGS + "610300,,人民政府,市级,丙市人民政府,丙市政府,,2019-05-15\n";
        assertThat(read(old.getBytes(Charset.forName("GB18030")))).isEqualTo(new Imported(1));
        assertThat(organs.byName("丙市人民政府")).isPresent();
    }

    @Test
    @DisplayName("有一行不对就一行也不登记，并逐行逐栏说明")
    void registersNothingUnlessEveryRowIsRight() {
        var outcome = read(HEADINGS + """
                610400,,人民政府,市级,丁市人民政府,丁市政府,,2019-05-15
                61040,,人民政府,市级,丁市某局,丁某,,2019-05-15
                610400-01,619999,工作局,市级,丁,丁局,91350100M000100Y44,2019/5/15
                610400,,人民政府,市级,丁市人民政府,丁市政府,,2999-01-01,,,,,123
                """);

        assertThat(faults(outcome))
                .extracting(Fault::toString)
                .containsExactly(
                        "第 3 行“代码”：应为六位行政区划代码，部门再加“-”和两三位序号，如 330110-01。现在填的是“61040”。",
                        "第 4 行“上级代码”：619999 没有登记，也不在前面的行中。请先列上级机关，再列下级机关。",
                        "第 4 行“类别”：应为其中之一：人民政府、工作部门、街道办事处（派出机关）、乡镇人民政府、开发区管理机构、垂直领导部门、法律法规授权组织。现在填的是“工作局”。",
                        "第 4 行“全称”：应为 2 至 100 个字，现在有 1 个。",
                        "第 4 行“统一社会信用代码”：统一社会信用代码校验位不对，请核对最后一位。暂时没有的可以留空。",
                        "第 4 行“启用日期”：应写作 2019-05-15 这样的日期。现在填的是“2019/5/15”。",
                        "第 5 行“代码”：610400 在表中出现了两次。请核对，每个机关一个代码。",
                        "第 5 行“启用日期”：2999-01-01 还没有到。请到当天再登记，或填写已经过去的日期。",
                        "第 5 行“工作机构”：填了联系方式，没有填工作机构名称。请补上，如“某某局办公室”。");
        assertThat(organs.byCode("610400")).isEmpty();
    }

    @Test
    @DisplayName("已登记的代码不能再次导入")
    void anOrganIsRegisteredOnce() {
        var list = HEADINGS + "610500,,人民政府,市级,戊市人民政府,戊市政府,,2019-05-15\n";
        assertThat(read(list)).isEqualTo(new Imported(1));
        assertThat(faults(read(list))).singleElement().hasToString("第 2 行“代码”：610500 已经登记。请从表中删去这一行；名称变更请在机关登记页办理。");
    }

    @Test
    @DisplayName("缺栏目、空表、引号不配对，各有说明")
    void saysWhatIsWrongWithTheListItself() {
        assertThat(faults(read("代码,全称\n610600,己市人民政府\n")))
                .extracting(Fault::column)
                .containsExactly("上级代码", "类别", "层级", "简称", "统一社会信用代码", "启用日期");
        assertThat(faults(read(HEADINGS))).singleElement().hasToString("表中没有机关。第一行应是栏目名称，从第二行起每行一个机关。");
        assertThat(faults(read(HEADINGS + "\"610600"))).singleElement().hasToString("第 2 行的引号没有配对。请补上或去掉引号。");
        assertThat(faults(read(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1})))
                .singleElement()
                .hasToString("文件不是 XLSX，也不是 UTF-8 或 GB18030 编码的 CSV。请另存为其中一种再导入。");
    }

    @Test
    @DisplayName("展开过大或带 DOCTYPE 的表格不打开")
    void hostileSpreadsheetsAreNotOpened() throws IOException {
        assertThat(faults(read(with("xl/big.xml", new byte[70 * 1024 * 1024]))))
                .singleElement()
                .hasToString("文件展开后过大（限 2000 个部件、64 MB），可能不是普通的表格。请复制到新表格另存后再导入。");
        var entity = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>";
        for (var encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            assertThat(faults(read(with("xl/extra.xml", entity.getBytes(encoding)))))
                    .singleElement()
                    .hasToString("表格的 XML 含有 DOCTYPE，正常的表格不会有，未打开。请复制到新表格另存后再导入。");
        }
    }

    private Outcome read(String list) {
        return read(list.getBytes(StandardCharsets.UTF_8));
    }

    private Outcome read(byte[] file) {
        return Scope.of(DatabaseRole.JOB, Set.of()).call(() -> organImport.read(Actor.SYSTEM, file));
    }

    private static List<Fault> faults(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).faults();
    }

    private static byte[] spreadsheet() throws IOException {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("机关");
            var head = sheet.createRow(0);
            var headings = HEADINGS.strip().split(",");
            for (int i = 0; i < headings.length; i++) {
                head.createCell(i).setCellValue(headings[i]);
            }
            var row = sheet.createRow(1);
            var values = List.of("", "", "人民政府", "市级", "乙市人民政府", "乙市政府", "");
            for (int i = 0; i < values.size(); i++) {
                row.createCell(i).setCellValue(values.get(i));
            }
            row.getCell(0).setCellValue(610200);
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d"));
            var day = row.createCell(7);
            day.setCellValue(LocalDate.of(2021, 4, 9));
            day.setCellStyle(style);
            book.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] with(String part, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(spreadsheet()));
                var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(zip);
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
