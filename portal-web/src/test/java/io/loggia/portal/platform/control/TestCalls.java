package io.loggia.portal.platform.control;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Real calls to servers on this machine, without a container. */
public final class TestCalls implements Closeable {

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final OutgoingHttp http;

    public TestCalls() {
        OutgoingConfig config = new OutgoingConfig();
        config.allowed = "127.0.0.1/32";
        config.connectTimeout = Duration.ofSeconds(5);
        config.answerTimeout = Duration.ofSeconds(10);
        config.maxAnswerBytes = 1 << 20;
        http = new OutgoingHttp(config, scheduler, SystemDefaultDnsResolver.INSTANCE);
        http.open();
    }

    public OutgoingHttp http() {
        return http;
    }

    @Override
    public void close() {
        http.close();
        scheduler.shutdownNow();
    }
}
