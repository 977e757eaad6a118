package io.loggia.media.sample;

import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Renders a script: headings on a slow gradient with a moving bar and a soft chord. */
public final class DemoClipMaker {

    private static final String FONT = "source-sans-3-latin-600.woff";
    private static final Limits LIMITS = Limits.encoding(Duration.ofMinutes(5), 4, 6L << 30);
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private final MediaTools tools;

    public DemoClipMaker(MediaTools tools) {
        this.tools = tools;
    }

    /** @return the clip, in {@code folder}, as an upload would be */
    public Path make(DemoClip clip, Path folder) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        long seconds = clip.length().toSeconds();
        arguments.addAll(List.of("-f", "lavfi", "-i", chord(pitch(clip.topic()), seconds)));
        if (!clip.isSound()) {
            layFont(folder);
            arguments.addAll(List.of("-f", "lavfi", "-i", picture(clip), "-map", "1:v"));
            arguments.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p"));
            arguments.addAll(List.of("-g", "50"));
        }
        arguments.addAll(List.of("-map", "0:a", "-c:a", "aac", "-b:a", "96k", "-movflags", "+faststart"));
        arguments.addAll(List.of("-f", "mp4", clip.fileName()));
        tools.run(ToolCall.ffmpeg(arguments, null, folder, LIMITS), progress -> {});
        return folder.resolve(clip.fileName());
    }

    private static int pitch(DemoClip.Topic topic) {
        return switch (topic) {
            case SAFETY -> 196;
            case SALES -> 220;
            case ENGINEERING -> 262;
        };
    }

    /** A major triad that swells every eight seconds. */
    private static String chord(int pitchHz, long seconds) {
        return String.format(
                Locale.ROOT,
                "aevalsrc=exprs='(0.05*sin(2*PI*%1$d*t)+0.04*sin(2*PI*%1$d*1.26*t)+0.03*sin(2*PI*%1$d*1.498*t))"
                        + "*(0.7+0.3*sin(2*PI*0.125*t))':sample_rate=48000:duration=%2$d",
                pitchHz,
                seconds);
    }

    private static String picture(DemoClip clip) {
        long seconds = clip.length().toSeconds();
        StringBuilder graph = new StringBuilder(String.format(
                Locale.ROOT,
                "gradients=size=%1$dx%2$d:rate=25:duration=0.04:c0=%4$s:c1=%5$s:x0=0:y0=0:x1=%6$d:y1=%7$d,"
                        + "loop=loop=-1:size=1,setpts=N/25/TB,trim=duration=%3$d[g];",
                WIDTH,
                HEIGHT,
                seconds,
                clip.colours().getFirst(),
                clip.colours().getLast(),
                WIDTH - 1,
                HEIGHT - 1));
        graph.append(String.format(Locale.ROOT, "color=c=white:size=240x4:rate=25:duration=%d[bar];", seconds));
        graph.append("[g][bar]overlay=x='-w+(W+w)*mod(t,8)/8':y=190:shortest=1");
        text(graph, clip.title().replaceAll("[^A-Za-z0-9 ]", ""), 34, 90, 0, seconds, "0xd7e3ff");
        long at = 0;
        for (int i = 0; i < clip.slides().size(); i++) {
            DemoClip.Slide slide = clip.slides().get(i);
            long next = at + slide.length().toSeconds();
            text(graph, slide.heading(), 76, 290, at, next, "white");
            text(graph, (i + 1) + " of " + clip.slides().size(), 30, 410, at, next, "0xd7e3ff");
            at = next;
        }
        return graph.toString();
    }

    private static void text(
            StringBuilder graph, String words, int size, int top, long from, long until, String colour) {
        graph.append(String.format(
                Locale.ROOT,
                ",drawtext=fontfile=%s:text='%s':fontcolor=%s:fontsize=%d:x=110:y=%d:alpha='min(1,(t-%d)*2)'"
                        + ":enable='between(t,%d,%d)'",
                FONT,
                words,
                colour,
                size,
                top,
                from,
                from,
                until));
    }

    private static void layFont(Path folder) {
        try (InputStream in = Objects.requireNonNull(DemoClipMaker.class.getResourceAsStream(FONT), FONT)) {
            Path font = folder.resolve(FONT);
            if (!Files.exists(font)) {
                Files.copy(in, font);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }
}
