package io.loggia.portal.processing.control;

import io.loggia.media.packaging.LoudnessMeter;
import io.loggia.media.packaging.Packager;
import io.loggia.media.packaging.QualityTrial;
import io.loggia.media.packaging.SpanEncoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.FfmpegInstallation;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.Sandbox;
import io.loggia.media.still.StillMaker;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** The media module, set up at its first use: unpacking FFmpeg would make every start wait. */
@ApplicationScoped
public class MediaEngine {

    private static final long MIB = 1024L * 1024;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    private @Nullable MediaTools tools;

    /** @throws InterruptedException when the server stops meanwhile */
    public synchronized MediaTools tools() throws InterruptedException {
        MediaTools known = tools;
        if (known == null) {
            FfmpegInstallation installation = config.usesBundledPrograms()
                    ? FfmpegInstallation.unpack(Path.of(platform.home).resolve("tools"))
                    : FfmpegInstallation.at(Path.of(config.ffmpeg));
            known = new MediaTools(installation, Sandbox.detect(config.bubblewrap));
            tools = known;
        }
        return known;
    }

    Prober prober() throws InterruptedException {
        ProbeLimits usual = ProbeLimits.DEFAULT;
        return new Prober(
                tools(),
                new ProbeLimits(
                        Duration.ofHours(config.maxHours),
                        usual.maxPixels(),
                        usual.maxStreams(),
                        usual.maxFrameRate()));
    }

    Packager packager() throws InterruptedException {
        return new Packager(tools(), processors(), memoryBytes());
    }

    SpanEncoder spanEncoder() throws InterruptedException {
        return new SpanEncoder(tools(), processors(), memoryBytes());
    }

    QualityTrial qualityTrial() throws InterruptedException {
        return new QualityTrial(tools(), processors(), memoryBytes());
    }

    LoudnessMeter loudnessMeter() throws InterruptedException {
        return new LoudnessMeter(tools(), processors(), memoryBytes());
    }

    StillMaker stills() throws InterruptedException {
        return new StillMaker(tools(), processors(), memoryBytes());
    }

    TranscodePlanner planner() {
        LadderSettings usual = LadderSettings.DEFAULT;
        return new TranscodePlanner(new LadderSettings(
                usual.rungs(), usual.segment(), usual.audioBitsPerSecond(), config.hardware, config.loudness));
    }

    boolean normalisesSound() {
        return config.loudness;
    }

    private long memoryBytes() {
        return config.memoryMib * MIB;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
