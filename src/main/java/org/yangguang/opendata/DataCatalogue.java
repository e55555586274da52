package org.yangguang.opendata;

import java.util.List;
import java.util.Map;
import org.yangguang.calendar.ChineseDate;
import tools.jackson.databind.node.ObjectNode;

/// The catalogue of what can be taken away, in DCAT-AP as JSON-LD: a dataset a year and the interface.
final class DataCatalogue {

    private static final String EU = "http://publications.europa.eu/resource/authority/";
    private static final String CHINESE = EU + "language/ZHO";
    private static final Map<String, String> TYPES = Map.of(
            "csv", "text/csv",
            "jsonl", "application/jsonl",
            "zip", "application/zip");
    private static final Map<String, String> TITLES = Map.of(
            "csv", "统计数据，一份报告一行",
            "jsonl", "报告全文和数据，一份报告一行",
            "zip", "统计数据、全文、核验结果和数据字典，附校验值");

    private DataCatalogue() {}

    /// @param base address of the installation without a slash at the end; empty for relative addresses
    static ObjectNode of(String base, List<RecordedYear> years) {
        var root = Json.object();
        var context = root.putObject("@context");
        context.put("dcat", "http://www.w3.org/ns/dcat#");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("foaf", "http://xmlns.com/foaf/0.1/");
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        context.put("adms", "http://www.w3.org/ns/adms#");
        root.put("@id", base + "/data/catalog.jsonld#catalog");
        root.put("@type", "dcat:Catalog");
        text(root, "dct:title", "政府信息公开工作年度报告数据目录");
        text(root, "dct:description", "各机关已公布的政府信息公开工作年度报告：统计数据、全文和核验结果，可免费使用、再利用，注明来源即可。");
        reference(root, "dct:language", CHINESE);
        reference(root, "foaf:homepage", base + "/data");
        reference(root, "dct:license", base + "/data/api#licence");
        publisher(root);
        if (!years.isEmpty()) {
            date(
                    root,
                    "dct:modified",
                    years.stream()
                            .map(RecordedYear::changedAt)
                            .max(java.time.Instant::compareTo)
                            .orElseThrow());
        }
        var datasets = root.putArray("dcat:dataset");
        years.forEach(year -> dataset(datasets.addObject(), base, year));
        var service = root.putArray("dcat:service").addObject();
        service.put("@id", base + "/api/v1");
        service.put("@type", "dcat:DataService");
        text(service, "dct:title", "年度报告数据接口");
        reference(service, "dcat:endpointURL", base + "/api/v1");
        reference(service, "dcat:endpointDescription", base + "/api/v1/openapi.json");
        var served = service.putArray("dcat:servesDataset");
        years.forEach(year -> served.addObject().put("@id", id(base, year)));
        return root;
    }

    private static void dataset(ObjectNode node, String base, RecordedYear dataset) {
        int year = dataset.year();
        node.put("@id", id(base, dataset));
        node.put("@type", "dcat:Dataset");
        text(node, "dct:title", year + " 年度政府信息公开工作年度报告");
        text(node, "dct:description", "%d 份报告的表二、表三、表四和全文。政府的报告是全地区的汇总，与各机关的报告不能相加。".formatted(dataset.reports()));
        node.put("dct:identifier", "annual-reports-" + year);
        publisher(node);
        reference(node, "dcat:theme", EU + "data-theme/GOVE");
        reference(node, "dct:accessRights", EU + "access-right/PUBLIC");
        reference(node, "dct:accrualPeriodicity", EU + "frequency/ANNUAL");
        reference(node, "dct:language", CHINESE);
        reference(node, "dcat:landingPage", base + "/data?year=" + year);
        date(node, "dct:modified", dataset.changedAt());
        var period = node.putObject("dct:temporal");
        period.put("@type", "dct:PeriodOfTime");
        typed(period.putObject("dcat:startDate"), "xsd:date", year + "-01-01");
        typed(period.putObject("dcat:endDate"), "xsd:date", year + "-12-31");
        var keywords = node.putArray("dcat:keyword");
        List.of("政府信息公开", "年度报告", "依申请公开", "行政复议", "行政诉讼")
                .forEach(word -> keywords.addObject().put("@value", word).put("@language", "zh"));
        var distributions = node.putArray("dcat:distribution");
        for (var format : List.of("csv", "jsonl", "zip")) {
            var file = base + "/data/annual-reports-" + year + "." + format;
            var distribution = distributions.addObject();
            distribution.put("@id", file);
            distribution.put("@type", "dcat:Distribution");
            text(distribution, "dct:title", TITLES.getOrDefault(format, ""));
            reference(distribution, "dcat:accessURL", file);
            reference(distribution, "dcat:downloadURL", file);
            reference(
                    distribution,
                    "dcat:mediaType",
                    "https://www.iana.org/assignments/media-types/" + TYPES.get(format));
            reference(distribution, "dct:license", base + "/data/api#licence");
            reference(distribution, "foaf:page", file + ".sha256");
        }
    }

    private static String id(String base, RecordedYear dataset) {
        return base + "/data/catalog.jsonld#annual-reports-" + dataset.year();
    }

    private static void publisher(ObjectNode node) {
        var publisher = node.putObject("dct:publisher");
        publisher.put("@type", "foaf:Agent");
        text(publisher, "foaf:name", "政府信息公开平台");
    }

    private static void text(ObjectNode node, String name, String words) {
        node.putObject(name).put("@value", words).put("@language", "zh");
    }

    private static void reference(ObjectNode node, String name, String address) {
        node.putObject(name).put("@id", address);
    }

    private static void date(ObjectNode node, String name, java.time.Instant at) {
        typed(
                node.putObject(name),
                "xsd:dateTime",
                at.atZone(ChineseDate.ZONE).toOffsetDateTime().withNano(0).toString());
    }

    private static void typed(ObjectNode node, String type, String value) {
        node.put("@type", type).put("@value", value);
    }
}
