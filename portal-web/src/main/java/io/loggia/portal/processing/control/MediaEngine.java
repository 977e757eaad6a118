package io.loggia.portal.processing.control;

import io.loggia.media.capability.CapabilityProbe;
import io.loggia.media.capability.DeviceFinder;
import io.loggia.media.capability.TrialSize;
import io.loggia.media.ocr.LanguageData;
import io.loggia.media.ocr.SlideReader;
import io.loggia.media.packaging.Joiner;
import io.loggia.media.packaging.LoudnessMeter;
import io.loggia.media.packaging.Packager;
import io.loggia.media.packaging.QualityTrial;
import io.loggia.media.packaging.SpanEncoder;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.ExtrasReader;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.FfmpegInstallation;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.Sandbox;
import io.loggia.media.run.TesseractInstallation;
import io.loggia.media.run.WhisperInstallation;
import io.loggia.media.speech.SpeechSound;
import io.loggia.media.still.SlideWatch;
import io.loggia.media.still.StillMaker;
import io.loggia.media.whisper.WhisperModels;
import io.loggia.media.whisper.WhisperProcess;
import io.loggia.media.whisper.WhisperTranscriber;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** The media module, set up at its first use: unpacking FFmpeg would make every start wait. */
@ApplicationScoped
public class MediaEngine {

    private static final long MIB = 1024L * 1024;

    /** With more, whisper.cpp waits for memory and not for processors. */
    private static final int MOST_USEFUL_THREADS = 8;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private TranscodingSetup setup;

    private @Nullable MediaTools tools;
    private @Nullable TesseractInstallation tesseract;
    private @Nullable WhisperInstallation whisper;

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

    Joiner joiner() throws InterruptedException {
        return new Joiner(tools(), processors(), memoryBytes());
    }

    SpanEncoder spanEncoder() throws InterruptedException {
        return new SpanEncoder(tools(), processors(), memoryBytes());
    }

    /** @param parallel spans at a time */
    SpanEncoder spanEncoder(int parallel) throws InterruptedException {
        return new SpanEncoder(tools(), processors(), memoryBytes(), parallel);
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

    SlideWatch slideWatch() throws InterruptedException {
        return new SlideWatch(tools(), memoryBytes());
    }

    ExtrasReader extrasReader() throws InterruptedException {
        return new ExtrasReader(tools());
    }

    public SpeechSound speechSound() throws InterruptedException {
        return new SpeechSound(tools(), processors(), memoryBytes());
    }

    SlideReader slideReader(LanguageData data) throws InterruptedException {
        MediaTools programs = tools();
        return new SlideReader(programs, tesseract(), data, memoryBytes());
    }

    private synchronized TesseractInstallation tesseract() {
        TesseractInstallation known = tesseract;
        if (known == null) {
            known = TesseractInstallation.unpack(Path.of(platform.home).resolve("tools"));
            tesseract = known;
        }
        return known;
    }

    /**
     * @param model a file's name in the folder
     * @param threads to compute with; 0 for as many as leave the rest of the server room
     */
    WhisperTranscriber whisper(WhisperModels models, String model, int threads) throws InterruptedException {
        int some = threads > 0 ? threads : Math.clamp(processors() / 2, 1, MOST_USEFUL_THREADS);
        return new WhisperTranscriber(tools(), whisper(), speechSound(), models, model, some);
    }

    private synchronized WhisperInstallation whisper() {
        WhisperInstallation known = whisper;
        if (known == null) {
            known = WhisperInstallation.unpack(Path.of(platform.home).resolve("tools"), WhisperProcess.class);
            whisper = known;
        }
        return known;
    }

    TranscodePlanner planner() {
        return new TranscodePlanner(setup.inForce().ladder());
    }

    /** Of the ladder as it is now. */
    CapabilityProbe capabilityProbe() throws InterruptedException {
        List<Rung> rungs = setup.inForce().rungs();
        List<TrialSize> sizes = Stream.of(rungs.getFirst(), rungs.getLast())
                .distinct()
                .map(MediaEngine::trialSize)
                .toList();
        return new CapabilityProbe(
                tools(),
                DeviceFinder.ofThisMachine(),
                Path.of(platform.home).resolve("tools"),
                sizes,
                Clock.systemUTC());
    }

    private static TrialSize trialSize(Rung rung) {
        int width = Math.round(rung.lines() * 16 / 9f / 2) * 2;
        return new TrialSize(width, rung.lines(), rung.quality(), rung.maxBitsPerSecond());
    }

    private long memoryBytes() {
        return config.memoryMib * MIB;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
