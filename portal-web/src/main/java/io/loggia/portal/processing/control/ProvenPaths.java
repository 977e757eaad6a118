package io.loggia.portal.processing.control;

import io.loggia.domain.LoggiaException;
import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.CircuitBreakers;
import io.loggia.media.capability.CircuitBreakers.Breaker;
import io.loggia.media.capability.Device;
import io.loggia.media.capability.DeviceSessions;
import io.loggia.media.capability.DeviceSessions.Lease;
import io.loggia.media.capability.DeviceSessions.Seat;
import io.loggia.media.capability.Place;
import io.loggia.media.capability.Reason;
import io.loggia.media.capability.Why;
import io.loggia.media.packaging.SpanEncoder;
import io.loggia.media.plan.PathChoice;
import io.loggia.media.plan.PathChooser;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.probe.VideoStream;
import io.loggia.media.run.ToolException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the path that was proven to work here, that admins allow, and that has room. */
@ApplicationScoped
public class ProvenPaths implements LadderPaths {

    private static final System.Logger LOGGER = System.getLogger(ProvenPaths.class.getName());
    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(2);

    @Inject
    private EncoderCapabilities capabilities;

    @Inject
    private TranscodingSetup setup;

    private final CircuitBreakers breakers = new CircuitBreakers(Clock.systemUTC(), FIRST_WAIT, LONGEST_WAIT);
    private final DeviceSessions sessions = new DeviceSessions();

    @Override
    public Taken take(@Nullable VideoStream video, int qualities, Runnable full) throws InterruptedException {
        if (video == null) {
            return new Free(TranscodePath.software(Capabilities.UNTRIED.software()));
        }
        Capabilities known = proven();
        PathChoice choice = choose(known, video, qualities);
        if (!choice.first().usesDevices()) {
            return new Free(choice.first());
        }
        boolean encodes = choice.sessions() > 0;
        int each = Math.max(1, qualities);
        int parallel = encodes ? Math.clamp(choice.sessions() / each, 1, usualParallel()) : usualParallel();
        // Decoders are not counted by any driver; they take turns all the same.
        List<Seat> seats = choice.paths().stream()
                .map(TranscodePath::device)
                .filter(java.util.Objects::nonNull)
                .map(device -> new Seat(device, encodes ? choice.sessions() : Integer.MAX_VALUE))
                .toList();
        Lease lease = sessions.take(seats, encodes ? each * parallel : 1, full);
        return new Held(lease, choice.paths().get(lease.seat()), parallel, known.software());
    }

    private PathChoice choose(Capabilities known, VideoStream video, int qualities) {
        return new PathChooser(known, setup.inForce().rules(), breakers::isOpen).choose(video, qualities);
    }

    /** What would be chosen now; empty capabilities choose software. */
    public PathChoice preview(VideoStream video, int qualities) {
        return choose(capabilities.known().orElse(Capabilities.UNTRIED), video, qualities);
    }

    public List<Breaker> breakers() {
        return breakers.all();
    }

    /** Sessions in use now, by device. */
    public Map<Device, Integer> used() {
        return sessions.used();
    }

    /** Tries everything again, as an admin wishes; what passes is used again. */
    public void probeAgain() throws InterruptedException {
        Capabilities fresh = capabilities.probe();
        for (Breaker breaker : breakers.all()) {
            Place place = breaker.place();
            if (breaker.open()) {
                breakers.tried(place, trouble(fresh, place));
            }
        }
    }

    private static @Nullable Why trouble(Capabilities fresh, Place place) {
        boolean passed = place.encoder().isHardware()
                ? fresh.encoders().stream().anyMatch(one -> one.place().equals(place) && one.works())
                : fresh.decoders().stream().anyMatch(one -> one.device().equals(place.device()) && one.works());
        return passed ? null : Why.of(Reason.TRIAL_NOT_PASSED);
    }

    /** A trial that cannot be made is no reason not to encode. */
    private Capabilities proven() throws InterruptedException {
        try {
            retryDue();
            return capabilities.current();
        } catch (LoggiaException | UncheckedIOException e) {
            LOGGER.log(Level.WARNING, "What this server can do cannot be tried; it encodes in software", e);
            return Capabilities.UNTRIED;
        }
    }

    private void retryDue() throws InterruptedException {
        for (Place place : breakers.takeDue()) {
            breakers.tried(place, capabilities.retry(place));
        }
    }

    private static int usualParallel() {
        return SpanEncoder.usualParallel(Runtime.getRuntime().availableProcessors());
    }

    /** Software, of which there is always enough. */
    private record Free(TranscodePath path) implements Taken {

        @Override
        public Route route() {
            return new Route(path, usualParallel(), null);
        }

        @Override
        public Route inSoftware() {
            return route();
        }

        @Override
        public void failed(LoggiaException cause) {
            // There is nothing to be kept away from.
        }

        @Override
        public void acquitted() {
            // There is nothing to be taken back.
        }

        @Override
        public void close() {
            // There is nothing to be given back.
        }
    }

    /** Sessions on a device. */
    private final class Held implements Taken {

        private final Lease lease;
        private final TranscodePath path;
        private final int parallel;
        private final TranscodePath software;

        Held(Lease lease, TranscodePath path, int parallel, io.loggia.media.capability.Encoder software) {
            this.lease = lease;
            this.path = path;
            this.parallel = parallel;
            this.software = TranscodePath.software(software);
        }

        @Override
        public Route route() {
            return new Route(path, parallel, null);
        }

        @Override
        public Route inSoftware() {
            String note = path.place().words() + " failed, so it was encoded in software.";
            return new Route(software, usualParallel(), note);
        }

        @Override
        public void failed(LoggiaException cause) {
            String said = cause instanceof ToolException tool
                    ? tool.evidence().lines().reduce((first, last) -> last).orElse(cause.detail())
                    : cause.detail();
            breakers.failed(path.place(), Why.said(said));
        }

        @Override
        public void acquitted() {
            breakers.acquitted(path.place());
        }

        @Override
        public void close() {
            lease.close();
        }
    }
}
