package org.yangguang.request;

import static org.yangguang.law.Provision.article;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.yangguang.law.Law;
import org.yangguang.law.Provision;

/// 信息处理费, in 元, both ways graduated: each band's rate applies to what lies in it. An organ
/// may charge and need not, and uses one way for one request.
public final class ProcessingFee {
    public static final Provision BY_COUNT = article(Law.FEE_MEASURES, 4);
    public static final Provision BY_VOLUME = article(Law.FEE_MEASURES, 5);

    private static final int FREE_ITEMS = 10;
    private static final int FIRST_BAND_ITEMS = 30;
    private static final int ITEMS_PER_BAND = 10;
    private static final int STEP_YUAN = 100;

    private static final List<Band> PAGES = List.of(
            new Band(1, 30, BigDecimal.ZERO),
            new Band(31, 100, BigDecimal.TEN),
            new Band(101, 200, BigDecimal.valueOf(20)),
            new Band(201, Integer.MAX_VALUE, BigDecimal.valueOf(40)));

    private ProcessingFee() {}

    /// 按件计收: what the k-th request of one applicant to one organ in one calendar month costs
    /// by itself.
    public static BigDecimal ofItemYuan(int k) {
        positive(k);
        if (k <= FREE_ITEMS) {
            return BigDecimal.ZERO;
        }
        if (k <= FIRST_BAND_ITEMS) {
            return BigDecimal.valueOf(STEP_YUAN);
        }
        return BigDecimal.valueOf((long) STEP_YUAN * (2 + (k - FIRST_BAND_ITEMS - 1) / ITEMS_PER_BAND));
    }

    /// What part of a fee comes from one band.
    ///
    /// @param from the first item or page of the band
    /// @param to the last that was asked for
    public record Band(int from, int to, BigDecimal rateYuan) {
        public BigDecimal yuan() {
            return rateYuan.multiply(BigDecimal.valueOf(to - from + 1L));
        }
    }

    /// 按件计收: all `n` requests of one applicant to one organ in one calendar month, band by band.
    public static List<Band> bandsByCount(int n) {
        notNegative(n);
        var bands = new ArrayList<Band>();
        int from = 1;
        for (int to = FREE_ITEMS; from <= n; to = to == FREE_ITEMS ? FIRST_BAND_ITEMS : to + ITEMS_PER_BAND) {
            bands.add(new Band(from, Math.min(n, to), ofItemYuan(from)));
            from = to + 1;
        }
        return List.copyOf(bands);
    }

    /// 按量计收: the pages of one request, band by band.
    public static List<Band> bandsByVolume(int pages) {
        notNegative(pages);
        var bands = new ArrayList<Band>();
        for (var band : PAGES) {
            if (pages >= band.from()) {
                bands.add(new Band(band.from(), Math.min(pages, band.to()), band.rateYuan()));
            }
        }
        return List.copyOf(bands);
    }

    /// 按件计收: all `n` requests together.
    public static BigDecimal byCountYuan(int n) {
        return sum(bandsByCount(n));
    }

    /// 按量计收: all pages together.
    public static BigDecimal byVolumeYuan(int pages) {
        return sum(bandsByVolume(pages));
    }

    /// 按件或者按量, one of the two for one request.
    public enum Way {
        BY_COUNT("按件计收", "一个自然月内累计，第1至10件不收费，第11至30件每件100元，第31件起以10件为一档，每增加一档每件提高100元"),
        BY_VOLUME("按量计收", "第1至30页不收费，第31至100页每页10元，第101至200页每页20元，第201页起每页40元");

        private final String label;
        private final String standard;

        Way(String label, String standard) {
            this.label = label;
            this.standard = standard;
        }

        public String label() {
            return label;
        }

        /// 收费标准, as the notice states it.
        public String standard() {
            return standard;
        }
    }

    /// What one request costs.
    ///
    /// @param number 按件: which request of the applicant in the month it is; 按量: its pages
    public record Charge(Way way, int number) {
        public Charge {
            switch (way) {
                case BY_COUNT -> positive(number);
                case BY_VOLUME -> notNegative(number);
            }
        }

        public BigDecimal yuan() {
            return switch (way) {
                case BY_COUNT -> ofItemYuan(number);
                case BY_VOLUME -> byVolumeYuan(number);
            };
        }

        public List<Band> bands() {
            return switch (way) {
                case BY_COUNT -> bandsByCount(number);
                case BY_VOLUME -> bandsByVolume(number);
            };
        }

        /// 计算过程, as the notice states it.
        public String working() {
            return switch (way) {
                case BY_COUNT -> "当月累计第" + number + "件，该档每件" + yuan().toPlainString() + "元";
                case BY_VOLUME ->
                    "共" + number + "页："
                            + bands().stream()
                                    .filter(band -> band.rateYuan().signum() > 0)
                                    .map(band -> (band.to() - band.from() + 1) + "页×"
                                            + band.rateYuan().toPlainString() + "元")
                                    .collect(Collectors.joining("＋"));
            };
        }
    }

    private static BigDecimal sum(List<Band> bands) {
        return bands.stream().map(Band::yuan).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void positive(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("no item " + k);
        }
    }

    private static void notNegative(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("a count of " + n);
        }
    }
}
