package org.yangguang.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Notes that a message would have been sent, by its number only. Used where nothing else carries it.
@Component
@Order(LogTransport.LAST)
class LogTransport implements Transport {

    static final int LAST = Integer.MAX_VALUE;
    private static final Logger LOG = LoggerFactory.getLogger(LogTransport.class);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public boolean carries(Medium medium) {
        return true;
    }

    @Override
    public boolean delivers() {
        return false;
    }

    @Override
    public Dispatch send(Message message) {
        LOG.info("message noted id={} medium={}", message.id(), message.medium());
        return new Receipt();
    }
}
