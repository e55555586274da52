package org.yangguang.portal;

import static org.yangguang.law.Provision.disclosure;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yangguang.law.Provision;
import org.yangguang.organ.DisclosureOffice;
import org.yangguang.organ.Organ;

/// 法定主动公开内容: what article 20 and, for cities, counties and townships, article 21 list, with how
/// much of it this platform holds.
///
/// @param facts what article 20 item 2 asks about the organ itself, from the registry
public record Catalogue(List<Item> items, List<Item> local, List<Fact> facts) {

    /// @param mark the item's number in the article; empty where it has none
    /// @param href where it stands on this platform; empty where it does not
    public record Item(String mark, String name, String detail, Provision basis, int count, String href) {}

    /// @param value empty where it is not registered
    public record Fact(String label, String value) {}

    private static final List<List<String>> ARTICLE_20 = List.of(
            List.of("行政法规、规章和规范性文件", "本机关制定，标明是否有效"),
            List.of("机关职能、机构设置", "办公地址、办公时间、联系方式、负责人姓名"),
            List.of("规划及相关政策", "国民经济和社会发展、专项、区域规划"),
            List.of("统计信息", "国民经济和社会发展统计"),
            List.of("行政许可和其他对外管理服务事项", "依据、条件、程序、办理结果"),
            List.of("行政处罚、行政强制", "依据、条件、程序、有一定社会影响的处罚决定"),
            List.of("财政预算、决算", "预算、决算信息"),
            List.of("行政事业性收费", "项目、依据、标准"),
            List.of("政府集中采购", "目录、标准、实施情况"),
            List.of("重大建设项目", "批准和实施情况"),
            List.of("民生政策措施", "扶贫、教育、医疗、社会保障、促进就业等"),
            List.of("突发公共事件", "应急预案、预警信息、应对情况"),
            List.of("监督检查", "环境保护、公共卫生、安全生产、食品药品、产品质量"),
            List.of("公务员招考", "职位、名额、报考条件、录用结果"),
            List.of("其他应当主动公开的信息", "如政府信息公开工作年度报告"));

    private static final List<Provision> ITEMS_OF_ARTICLE_20 = List.of(
            disclosure(20).item(1),
            disclosure(20).item(2),
            disclosure(20).item(3),
            disclosure(20).item(4),
            disclosure(20).item(5),
            disclosure(20).item(6),
            disclosure(20).item(7),
            disclosure(20).item(8),
            disclosure(20).item(9),
            disclosure(20).item(10),
            disclosure(20).item(11),
            disclosure(20).item(12),
            disclosure(20).item(13),
            disclosure(20).item(14),
            disclosure(20).item(15));

    private static final int NORM_ITEM = 1;
    private static final int ORGAN_ITEM = 2;
    private static final int OTHER_ITEM = 15;

    private static final List<String> OF_CITIES_AND_COUNTIES =
            List.of("市政建设", "公共服务", "公益事业", "土地征收", "房屋征收", "治安管理", "社会救助");

    private static final List<String> OF_TOWNSHIPS =
            List.of("农业农村政策", "农田水利工程", "农村土地承包经营权流转", "宅基地使用审核", "土地征收", "房屋征收", "筹资筹劳", "社会救助");

    static Catalogue of(
            Organ organ, @Nullable DisclosureOffice office, @Nullable Organ superior, int norms, int reports) {
        var facts = facts(organ, office, superior);
        int known = (int) facts.stream().filter(f -> !f.value().isEmpty()).count();
        var items = IntStream.rangeClosed(1, ARTICLE_20.size())
                .mapToObj(n -> item(
                        n,
                        organ,
                        switch (n) {
                            case NORM_ITEM -> norms;
                            case ORGAN_ITEM -> known;
                            case OTHER_ITEM -> reports;
                            default -> 0;
                        }))
                .toList();
        return new Catalogue(items, local(organ), facts);
    }

    private static Item item(int number, Organ organ, int count) {
        var words = ARTICLE_20.get(number - 1);
        var basis = ITEMS_OF_ARTICLE_20.get(number - 1);
        var place = basis.place();
        var href = switch (number) {
            case NORM_ITEM -> count == 0 ? "" : "/norms?org=" + organ.code();
            case ORGAN_ITEM -> "items#organ";
            case OTHER_ITEM -> count == 0 ? "" : "annual";
            default -> "";
        };
        return new Item(
                place.substring(place.indexOf('（'), place.indexOf('）') + 1),
                words.get(0),
                words.get(1),
                basis,
                count,
                href);
    }

    private static List<Item> local(Organ organ) {
        var names = switch (organ.level()) {
            case CITY, COUNTY -> OF_CITIES_AND_COUNTIES;
            case TOWNSHIP -> OF_TOWNSHIPS;
            case PROVINCE -> List.<String>of();
        };
        return names.stream()
                .map(name -> new Item("", name, "", disclosure(21), 0, ""))
                .toList();
    }

    private static List<Fact> facts(Organ organ, @Nullable DisclosureOffice office, @Nullable Organ superior) {
        return List.of(
                new Fact("机关名称", organ.name()),
                new Fact("机关类别", organ.kind().label() + "（" + organ.level().label() + "）"),
                new Fact("上级机关", superior == null ? "" : superior.name()),
                new Fact("统一社会信用代码", organ.unifiedCode() == null ? "" : organ.unifiedCode()),
                new Fact("办公地址", office == null ? "" : office.address()),
                new Fact("办公时间", office == null ? "" : office.hours()),
                new Fact("联系电话", office == null ? "" : office.telephone()),
                new Fact("机关职能", ""),
                new Fact("负责人姓名", ""));
    }
}
