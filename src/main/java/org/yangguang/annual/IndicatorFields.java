package org.yangguang.annual;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yangguang.indicator.Indicators;
import org.yangguang.organ.Organ;

/// Named indicators as live fields: `{{indicator.CODE}}`.
@Component
class IndicatorFields implements LiveFields {

    private final Indicators indicators;

    IndicatorFields(Indicators indicators) {
        this.indicators = indicators;
    }

    @Override
    public List<LiveField> of(Organ organ, int year) {
        return indicators.values(organ.id(), year).stream()
                .flatMap(value -> value.value().stream()
                        .map(number -> new LiveField(
                                "indicator." + value.indicator().code(),
                                "年报指标 " + value.indicator().name(),
                                number.toPlainString(),
                                "/office/indicators/" + year + "/"
                                        + value.indicator().code())))
                .toList();
    }
}
