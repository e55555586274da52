package org.yangguang.request;

import static org.yangguang.law.Provision.article;

import java.math.BigDecimal;
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

    private static final int FREE_PAGES = 30;

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

    /// 按件计收: all `n` requests of one applicant to one organ in one calendar month together.
    public static BigDecimal byCountYuan(int n) {
        notNegative(n);
        var sum = BigDecimal.ZERO;
        for (int k = 1; k <= n; k++) {
            sum = sum.add(ofItemYuan(k));
        }
        return sum;
    }

    /// 按量计收: the pages of one request.
    public static BigDecimal byVolumeYuan(int pages) {
        notNegative(pages);
        return BigDecimal.valueOf(
                band(pages, FREE_PAGES, 100) * 10L + band(pages, 100, 200) * 20L + band(pages, 200, pages) * 40L);
    }

    /// How many of the pages lie after `from` and up to `to`.
    private static int band(int pages, int from, int to) {
        return Math.max(0, Math.min(pages, to) - from);
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
