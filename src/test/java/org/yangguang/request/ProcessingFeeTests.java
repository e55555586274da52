package org.yangguang.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessingFeeTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "10, 0",
        "11, 100",
        "30, 2000",
        "31, 2200",
        "40, 4000",
        "41, 4300",
        "50, 7000",
        "51, 7400",
        "60, 11000"
    })
    @DisplayName("国办函〔2020〕109号第四条：按件计收，一个自然月内累计")
    void byCount(int items, int yuan) {
        assertThat(ProcessingFee.byCountYuan(items)).isEqualByComparingTo(String.valueOf(yuan));
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "11, 100", "30, 100", "31, 200", "40, 200", "41, 300", "51, 400", "60, 400"})
    void oneItemByItself(int k, int yuan) {
        assertThat(ProcessingFee.ofItemYuan(k)).isEqualByComparingTo(String.valueOf(yuan));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "30, 0", "31, 10", "100, 700", "101, 720", "200, 2700", "201, 2740", "250, 4700", "1000, 34700"
    })
    @DisplayName("国办函〔2020〕109号第五条：按量计收")
    void byVolume(int pages, int yuan) {
        assertThat(ProcessingFee.byVolumeYuan(pages)).isEqualByComparingTo(String.valueOf(yuan));
    }

    @Test
    void nothingIsCountedBelowNought() {
        assertThatThrownBy(() -> ProcessingFee.byVolumeYuan(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProcessingFee.ofItemYuan(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("一件申请按件只收所在档次的一件，按量收全部页数；计算过程写入通知")
    void oneRequestIsChargedOneWay() {
        var byCount = new ProcessingFee.Charge(ProcessingFee.Way.BY_COUNT, 31);
        assertThat(byCount.yuan()).isEqualByComparingTo("200");
        assertThat(byCount.working()).isEqualTo("当月累计第31件，该档每件200元");
        var byVolume = new ProcessingFee.Charge(ProcessingFee.Way.BY_VOLUME, 250);
        assertThat(byVolume.yuan()).isEqualByComparingTo("4700");
        assertThat(byVolume.working()).isEqualTo("共250页：70页×10元＋100页×20元＋50页×40元");
        assertThat(new ProcessingFee.Charge(ProcessingFee.Way.BY_COUNT, 10).yuan())
                .isZero();
    }
}
