package io.loggia.media.packaging;

import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.CapabilityProbe;
import io.loggia.media.capability.DeviceFinder;
import io.loggia.media.capability.Encoder;
import io.loggia.media.capability.EncoderStatus;
import io.loggia.media.capability.TrialSize;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.Limits;
import io.loggia.media.run.TestTools;
import io.loggia.media.run.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The media engine without a server. Arguments: any of {@code first scaling bits probe}, or the path of a film whose bits
 * are counted; all but the film without. The ladder against a hand-written command is {@link LadderBench}.
 */
public final class MediaBench {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final long MEMORY = 8L << 30;
    private static final TranscodePath SOFTWARE = TranscodePath.software(Encoder.H264_X264);
    private static final Pattern SSIM = Pattern.compile("SSIM .*All:([0-9.]+)");
    private static final int SECONDS = 24;
    private static final String SCREEN = "testsrc2=rate=1/6:size=1920x1080:duration=24,fps=25[page];"
            + "color=c=black:size=24x36:rate=25:duration=24[cursor];"
            + "[page][cursor]overlay=x='mod(t*160,1800)':y='500+200*sin(t)'";
    private static final String HEAD = "gradients=size=1920x1080:rate=25:duration=24:speed=0.003:seed=7[room];"
            + "gradients=size=420x560:rate=25:duration=24:speed=0.02:seed=3[face];"
            + "[room][face]overlay=x='750+12*sin(t*2)':y='300+8*cos(t*3)',noise=alls=3:allf=t";

    private final Path folder;
    private final Prober prober = new Prober(TestTools.tools(), ProbeLimits.DEFAULT);
    private final TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);

    private MediaBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> parts = arguments.length > 0 ? List.of(arguments) : List.of("first", "scaling", "bits", "probe");
        Path folder = Files.createTempDirectory("loggia-media-bench");
        MediaBench bench = new MediaBench(folder);
        try {
            for (String part : parts) {
                switch (part) {
                    case "first" -> bench.first();
                    case "scaling" -> bench.scaling();
                    case "bits" -> {
                        bench.bits("screen recording", drawn(SCREEN));
                        bench.bits("talking head", drawn(HEAD));
                    }
                    case "probe" -> bench.probe();
                    // The sandbox sees the folder alone.
                    default -> bench.bits(part, looped(Files.copy(Path.of(part), folder.resolve("film"))));
                }
            }
        } finally {
            LadderBench.delete(folder);
        }
    }

    // The annotation that it asks for would be a dependency of its own.
    @SuppressWarnings("AnnotateFormatMethod")
    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Ten minutes of what browsers do not play, until something of it does. */
    private void first() throws IOException, InterruptedException {
        Path ten = Clips.make(
                folder,
                "ten.mkv",
                arguments("-f lavfi -i testsrc2=duration=10:size=1920x1080:rate=25"
                        + " -f lavfi -i sine=duration=10 -c:v mpeg4 -q:v 4 -c:a libopus"));
        Path film = Clips.make(
                folder, "film.mkv", arguments("-stream_loop 59 -i " + ten.getFileName() + " -c copy -t 600"));
        long begin = System.nanoTime();
        MediaInfo info = prober.probe(film);
        long[] playable = new long[1];
        Thread self = Thread.currentThread();
        try {
            encoder(1)
                    .grow(
                            work(film, info, List.of(planner.firstRung(info)), "first"),
                            folder.resolve("growing"),
                            () -> {
                                playable[0] = System.nanoTime();
                                self.interrupt();
                            },
                            at -> {});
        } catch (InterruptedException e) {
            // It has shown what was to be seen.
        }
        print("first       600 s of 1080p25 MPEG-4: playable after %.2f s (to reach 8)", (playable[0] - begin) / 1e9);
    }

    private void scaling() throws IOException, InterruptedException {
        Path film = Clips.make(
                folder,
                "long.mp4",
                arguments("-f lavfi -i testsrc2=duration=150:size=1280x720:rate=25,"
                        + "noise=alls=8:allf=t -c:v libx264 -preset ultrafast -crf 20 -pix_fmt yuv420p -g 50"));
        MediaInfo info = prober.probe(film);
        double one = 0;
        for (int parallel : new int[] {1, 2, 4}) {
            if (parallel > PROCESSORS) {
                print("scaling     SKIPPED %d spans at a time: there are %d processors", parallel, PROCESSORS);
                continue;
            }
            long begin = System.nanoTime();
            encoder(parallel)
                    .run(
                            work(film, info, planner.rungs(info), "scaling" + parallel),
                            folder.resolve("scaled" + parallel),
                            at -> {});
            double seconds = (System.nanoTime() - begin) / 1e9;
            one = parallel == 1 ? seconds : one;
            print(
                    "scaling     150 s of 720p25, %d spans at a time on %d processors: %.1f s, %.2f times as fast as one",
                    parallel, PROCESSORS, seconds, one / seconds);
        }
    }

    private static List<String> drawn(String graph) {
        return List.of("-filter_complex", graph + "[v]", "-map", "[v]");
    }

    private static List<String> looped(Path film) {
        List<String> input = new ArrayList<>(List.of("-stream_loop", "-1", "-i", film.toString(), "-map", "0:v:0"));
        input.addAll(List.of("-t", Integer.toString(SECONDS)));
        return input;
    }

    /** Against the same rungs at a fixed bit rate, their cap, as ladders are commonly set up. */
    private void bits(String kind, List<String> input) throws IOException, InterruptedException {
        List<String> making = new ArrayList<>(input);
        making.addAll(List.of(arguments("-c:v libx264 -preset ultrafast -crf 12 -pix_fmt yuv420p")));
        Clips.make(folder, "source.mp4", making.toArray(String[]::new));
        Path minutes = Clips.make(folder, "minutes.mp4", arguments("-stream_loop 4 -i source.mp4 -c copy"));
        Path scratch = Files.createDirectories(folder.resolve("trial"));
        long begin = System.nanoTime();
        MediaInfo info = prober.probe(minutes);
        List<Rung> chosen =
                new QualityTrial(TestTools.tools(), PROCESSORS, MEMORY).choose(planner, info, minutes, scratch);
        double trial = (System.nanoTime() - begin) / 1e9;
        long ours = 0;
        long fixed = 0;
        long alike = 0;
        StringBuilder each = new StringBuilder();
        for (Rung rung : planner.rungs(info)) {
            String cap = Integer.toString(rung.maxBitsPerSecond());
            String buffer = Integer.toString(rung.maxBitsPerSecond() * 2);
            String common = "-i source.mp4 -vf scale=-2:" + rung.lines() + " -c:v libx264 -preset veryfast -g 100"
                    + " -sc_threshold 0 -maxrate " + cap + " -bufsize " + buffer;
            Path atQuality = Clips.make(folder, "crf.mp4", arguments(common + " -crf " + rung.quality()));
            Path atRate = Clips.make(folder, "abr.mp4", arguments(common + " -b:v " + cap));
            boolean made = chosen.contains(rung);
            long bytes = Files.size(atQuality);
            double likeness = ssim(atQuality);
            ours += made ? bytes : 0;
            fixed += Files.size(atRate);
            each.append(String.format(
                    Locale.ROOT,
                    "; %d: %d against %d kbit/s, SSIM %.4f against %.4f",
                    rung.lines(),
                    bytes * 8 / (SECONDS * 1000),
                    Files.size(atRate) * 8 / (SECONDS * 1000),
                    likeness,
                    ssim(atRate)));
            long same = bytesAsAlike(common, bytes, likeness);
            alike += same;
            each.append(String.format(
                    Locale.ROOT, ", as alike at %d kbit/s%s", same * 8 / (SECONDS * 1000), made ? "" : " (not made)"));
        }
        print(
                "bits        %s: %.0f %% fewer than at fixed rates, %.0f %% fewer than at rates that were chosen for this"
                        + " film to be as alike, trial %.1f s%s",
                kind, 100 - 100.0 * ours / fixed, 100 - 100.0 * ours / alike, trial, each);
    }

    /** What an encode at a rate takes to be as alike as one at a quality: between two rates, by the decibels of SSIM. */
    private long bytesAsAlike(String common, long bytes, double likeness) throws IOException, InterruptedException {
        double wanted = decibels(likeness);
        double rate = bytes * 8.0 / SECONDS;
        double[] sizes = new double[2];
        double[] found = new double[2];
        double[] factors = {0.9, 1.4};
        for (int i = 0; i < 2; i++) {
            Path clip = Clips.make(folder, "alike.mp4", arguments(common + " -b:v " + Math.round(rate * factors[i])));
            sizes[i] = Math.log((double) Files.size(clip));
            found[i] = decibels(ssim(clip));
        }
        double slope = (sizes[1] - sizes[0]) / (found[1] - found[0]);
        return Math.round(Math.exp(sizes[0] + (wanted - found[0]) * slope));
    }

    private static double decibels(double likeness) {
        return -10 * Math.log10(1 - likeness);
    }

    private double ssim(Path encoded) throws InterruptedException {
        List<String> arguments = List.of(
                "-v",
                "info",
                "-i",
                encoded.toString(),
                "-i",
                folder.resolve("source.mp4").toString(),
                "-lavfi",
                "[0:v][1:v]scale2ref=flags=bicubic[a][b];[a][b]ssim",
                "-f",
                "null",
                "-");
        Limits limits = Limits.encoding(Duration.ofMinutes(5), PROCESSORS, MEMORY);
        Matcher found = SSIM.matcher(TestTools.tools()
                .attempt(ToolCall.ffmpeg(arguments, folder, null, limits))
                .errors());
        return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
    }

    private void probe() throws InterruptedException {
        long begin = System.nanoTime();
        List<TrialSize> sizes = List.of(new TrialSize(1920, 1080, 23, 5_000_000), new TrialSize(640, 360, 23, 800_000));
        Capabilities found = new CapabilityProbe(
                        TestTools.tools(), DeviceFinder.ofThisMachine(), folder, sizes, Clock.systemUTC())
                .probe((done, total, what) -> {});
        print(
                "probe       %d encoders tried in %.1f s, %d work",
                found.encoders().size(),
                (System.nanoTime() - begin) / 1e9,
                found.encoders().stream().filter(EncoderStatus::works).count());
    }

    private static SpanEncoder encoder(int parallel) {
        return new SpanEncoder(TestTools.tools(), PROCESSORS, MEMORY, parallel);
    }

    private SpanEncoder.Work work(Path source, MediaInfo info, List<Rung> rungs, String name) {
        return new SpanEncoder.Work(
                source,
                planner.spans(info, SpanEncoder.SEGMENTS),
                span -> planner.pictures(info, SOFTWARE, rungs, span),
                () -> planner.sound(info, List.of()),
                folder.resolve("kept-" + name),
                planner.segmentSeconds(info),
                List.of());
    }

    private static String[] arguments(String line) {
        return Stream.of(line.split(" ", -1)).toArray(String[]::new);
    }
}
