package io.loggia.portal.processing.control;

import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.CapabilityProbe;
import io.loggia.media.capability.DecoderStatus;
import io.loggia.media.capability.Device;
import io.loggia.media.capability.DeviceFinder;
import io.loggia.media.capability.EncoderStatus;
import io.loggia.media.capability.Place;
import io.loggia.media.capability.Why;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.SandboxReport;
import io.loggia.portal.platform.control.PeriodicTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What this server can encode and decode with, as last proven. */
@ApplicationScoped
public class EncoderCapabilities {

    private static final System.Logger LOGGER = System.getLogger(EncoderCapabilities.class.getName());

    private final MediaEngine engine;
    private final ThisNode node;
    private final CapabilityShelf shelf;
    private final PeriodicTasks tasks;

    private final ReentrantLock probing = new ReentrantLock();

    private volatile @Nullable Capabilities last;
    private volatile @Nullable Trial trial;
    private volatile boolean keptFromBefore;
    private final AtomicBoolean following = new AtomicBoolean();

    @Inject
    EncoderCapabilities(MediaEngine engine, ThisNode node, CapabilityShelf shelf, PeriodicTasks tasks) {
        this.engine = engine;
        this.node = node;
        this.shelf = shelf;
        this.tasks = tasks;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    EncoderCapabilities() {
        engine = null;
        node = null;
        shelf = null;
        tasks = null;
    }

    /** Version and walls of the media programs. */
    public record Tools(String ffmpegVersion, SandboxReport sandbox) {}

    /** The trial that is going on. */
    public record Trial(int done, int total, String what) {}

    public Tools tools() throws InterruptedException {
        MediaTools tools = engine.tools();
        return new Tools(tools.ffmpegVersion(), tools.sandboxReport());
    }

    /** Empty until somebody wanted to know. */
    public Optional<Capabilities> known() {
        return Optional.ofNullable(last);
    }

    public Optional<Trial> trial() {
        return Optional.ofNullable(trial);
    }

    /** As {@link #known()}, and what was kept from before the start if it still holds; tries nothing. */
    public Optional<Capabilities> knownOrKept() throws InterruptedException {
        if (last == null && probing.tryLock()) {
            try {
                Capabilities kept = kept(engine.capabilityProbe());
                if (last == null && kept != null) {
                    keptFromBefore = true;
                    last = kept;
                }
            } finally {
                probing.unlock();
            }
        }
        return known();
    }

    /**
     * What was kept if it still holds for this machine, else what a probe finds now. Where the ladder or the machine has
     * changed since, that is tried in the background, and what is known holds until then.
     */
    public Capabilities current() throws InterruptedException {
        Capabilities known = last;
        if (known == null) {
            return locked(null, true);
        }
        if (!holds(known, engine.capabilityProbe()) && following.compareAndSet(false, true)) {
            LOGGER.log(Level.INFO, "The ladder or the machine has changed; what it can do is tried again");
            tasks.now("The trial of what has changed", this::follow);
        }
        return known;
    }

    private static boolean holds(Capabilities known, CapabilityProbe probe) {
        return known.key().equals(probe.key());
    }

    private void follow() {
        try {
            locked(null, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            following.set(false);
        }
    }

    /** Tries everything now, which takes seconds; who asks while that is being done gets the same answer. */
    public Capabilities probe() throws InterruptedException {
        return locked(last, false);
    }

    /**
     * Tries everything where there is hardware and this server has not done it yet: what was kept may hold for drivers
     * that have changed behind the same version.
     */
    public void probeAfterStart() throws InterruptedException {
        boolean tried = last != null && !keptFromBefore;
        if (!tried && !DeviceFinder.ofThisMachine().find().devices().isEmpty()) {
            probe();
        }
    }

    /** @param seen what the caller knows: anything newer answers them */
    private Capabilities locked(@Nullable Capabilities seen, boolean keptWillDo) throws InterruptedException {
        probing.lockInterruptibly();
        try {
            Capabilities known = last;
            CapabilityProbe probe = engine.capabilityProbe();
            if (known != null && (keptWillDo ? holds(known, probe) : isNewer(known, seen))) {
                return known;
            }
            Capabilities kept = keptWillDo ? kept(probe) : null;
            Capabilities fresh = kept == null ? tried(probe) : kept;
            keptFromBefore = kept != null;
            last = fresh;
            return fresh;
        } finally {
            trial = null;
            probing.unlock();
        }
    }

    private static boolean isNewer(Capabilities known, @Nullable Capabilities seen) {
        return seen == null || known.probedAt().isAfter(seen.probedAt());
    }

    private Capabilities tried(CapabilityProbe probe) throws InterruptedException {
        Capabilities fresh = probe.probe((done, total, what) -> trial = new Trial(done, total, what));
        shelf.keep(node.name(), fresh.key().text(), written(fresh));
        return fresh;
    }

    /** Made at its first use. */
    private static final class Json {
        static final Jsonb JSONB = JsonbBuilder.create();
    }

    String written(Capabilities found) {
        return Json.JSONB.toJson(found);
    }

    /** @throws JsonbException for what another release has written */
    Capabilities read(String text) {
        return Json.JSONB.fromJson(text, Capabilities.class);
    }

    private @Nullable Capabilities kept(CapabilityProbe probe) {
        String text = shelf.find(node.name(), probe.key().text()).orElse(null);
        if (text == null) {
            return null;
        }
        try {
            return read(text);
        } catch (JsonbException e) {
            LOGGER.log(Level.INFO, "What was kept of the trials is of another release; they are made again", e);
            return null;
        }
    }

    /**
     * Tries what failed in the middle of a job again.
     *
     * @return why it fails, null when it works
     */
    @Nullable
    Why retry(Place place) throws InterruptedException {
        Capabilities known = current();
        Device device = place.device();
        CapabilityProbe probe = engine.capabilityProbe();
        if (place.encoder().isHardware()) {
            EncoderStatus fresh = probe.again(place, known);
            last = known.with(fresh);
            return fresh.reason();
        }
        for (DecoderStatus decoder : known.decoders()) {
            if (decoder.works() && decoder.device().equals(device)) {
                Why reason = probe.again(decoder.format(), decoder.device()).reason();
                if (reason != null) {
                    return reason;
                }
            }
        }
        return null;
    }
}
