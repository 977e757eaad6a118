package io.loggia.portal.processing.control;

import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.CapabilityProbe;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.SandboxReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this server can encode with, as last proven. */
@ApplicationScoped
public class EncoderCapabilities {

    @Inject
    private MediaEngine engine;

    private volatile @Nullable Capabilities last;

    /** Version and walls of the media programs. */
    public record Tools(String ffmpegVersion, SandboxReport sandbox) {}

    public Tools tools() throws InterruptedException {
        MediaTools tools = engine.tools();
        return new Tools(tools.ffmpegVersion(), tools.sandboxReport());
    }

    /** Empty until somebody wanted to know. */
    public Optional<Capabilities> known() {
        return Optional.ofNullable(last);
    }

    /** Tries the encoders if nobody has yet. */
    Capabilities current() throws InterruptedException {
        Capabilities known = last;
        return known == null ? probe() : known;
    }

    /** Tries every encoder now, which takes seconds. */
    public synchronized Capabilities probe() throws InterruptedException {
        Capabilities fresh = new CapabilityProbe(engine.tools(), Clock.systemUTC()).probe();
        last = fresh;
        return fresh;
    }
}
