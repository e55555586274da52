package org.yangguang.annual;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yangguang.indicator.Indicators;
import org.yangguang.organ.Organ;

/// Named indicators as live fields: `{{indicator.CODE}}`.
@Component
class IndicatorFields implements LiveFields {

    private static final String PREFIX = "indicator.";

    private final Indicators indicators;

    IndicatorFields(Indicators indicators) {
        this.indicators = indicators;
    }

    @Override
    public Map<String, String> of(Organ organ, int year) {
        var values = new HashMap<String, String>();
        for (var value : indicators.values(organ.id(), year)) {
            value.value()
                    .ifPresent(number ->
                            values.put(PREFIX + value.indicator().code(), number.toPlainString()));
        }
        return values;
    }
}
