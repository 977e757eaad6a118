package io.loggia.media.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperContextParams;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What runs in the process of its own: loads the library and a model, hears a sound, and writes what it heard to standard
 * output as {@link WhisperLines} reads it. Of Loggia's classes it is given itself alone.
 */
public final class WhisperProcess {

    /** The end of a process that has told its trouble. */
    private static final int TOLD = 3;

    private static final String AUTOMATIC = "auto";
    private static final String ENGLISH = "en";

    /** The binding has no call for it; the library tells it to whoever listens to its log. */
    private static final Pattern DETECTED = Pattern.compile("auto-detected language: ([a-z]{2,3}) ");

    private static final Pattern NO_MEMORY =
            Pattern.compile("failed to allocate|insufficient memory|not enough memory");

    /** Where all weights are missing, the library takes it for a test of itself, and hears noise. */
    private static final String WITHOUT_WEIGHTS = "no tensors loaded";

    private static final long SAMPLE_MS = 10;

    private final PrintStream out;
    private final PrintStream log;
    private String detected = "";
    private boolean outOfMemory;
    private boolean withoutWeights;

    private WhisperProcess(PrintStream out, PrintStream log) {
        this.out = out;
        this.log = log;
    }

    /** @param arguments model, samples, language or {@code auto}, how many threads */
    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        WhisperProcess process = new WhisperProcess(out, stream(FileDescriptor.err));
        int code = process.run(arguments);
        out.flush();
        // Not by way of the library's own tidying up, which can hang where a model was broken.
        Runtime.getRuntime().halt(code);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.US_ASCII);
    }

    private int run(String[] arguments) {
        try {
            WhisperJNI.loadLibrary(this::takeLog);
            WhisperJNI.setLibraryLogger(this::takeLog);
        } catch (IOException | UnsatisfiedLinkError e) {
            return trouble("NO_LIBRARY", e);
        }
        try {
            return hear(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], Integer.parseInt(arguments[3]));
        } catch (IOException e) {
            return trouble("NO_SOUND", e);
        } catch (OutOfMemoryError e) {
            return trouble("OUT_OF_MEMORY", e);
        }
    }

    private int hear(Path model, Path samples, String language, int threads) throws IOException {
        WhisperJNI whisper = new WhisperJNI();
        WhisperContextParams without = new WhisperContextParams();
        without.useGPU = false;
        WhisperContext context = whisper.init(model, without);
        if (context == null) {
            return trouble(outOfMemory ? "OUT_OF_MEMORY" : "NOT_A_MODEL");
        }
        if (withoutWeights) {
            return trouble("NOT_A_MODEL");
        }
        boolean many = whisper.isMultilingual(context);
        if (!many && !language.equals(AUTOMATIC) && !language.equals(ENGLISH)) {
            return trouble("UNKNOWN_LANGUAGE");
        }
        String spoken = many ? language : ENGLISH;
        float[] sound = samples(samples);
        if (whisper.full(context, parameters(spoken, threads), sound, sound.length) != 0) {
            return trouble(outOfMemory ? "OUT_OF_MEMORY" : "FAILED");
        }
        line("{\"kind\":\"language\",\"tag\":\"" + (spoken.equals(AUTOMATIC) ? detected : spoken) + "\"}");
        int segments = whisper.fullNSegments(context);
        for (int i = 0; i < segments; i++) {
            line("{\"kind\":\"segment\",\"startMs\":" + whisper.fullGetSegmentTimestamp0(context, i) * SAMPLE_MS
                    + ",\"endMs\":" + whisper.fullGetSegmentTimestamp1(context, i) * SAMPLE_MS
                    + ",\"text\":\"" + escaped(whisper.fullGetSegmentText(context, i)) + "\"}");
        }
        line("{\"kind\":\"end\",\"segments\":" + segments + "}");
        return 0;
    }

    private static WhisperFullParams parameters(String language, int threads) {
        WhisperFullParams parameters = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
        parameters.language = language;
        parameters.nThreads = threads;
        // What was heard before as a hint to what comes makes models repeat themselves for minutes.
        parameters.noContext = true;
        parameters.suppressBlank = true;
        parameters.suppressNonSpeechTokens = true;
        parameters.printProgress = false;
        parameters.printRealtime = false;
        parameters.printSpecial = false;
        parameters.printTimestamps = false;
        return parameters;
    }

    private static float[] samples(Path file) throws IOException {
        ShortBuffer shorts = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        float[] samples = new float[shorts.remaining()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = shorts.get(i) / 32768f;
        }
        return samples;
    }

    private void takeLog(String text) {
        Matcher told = DETECTED.matcher(text);
        if (told.find()) {
            detected = told.group(1);
        }
        outOfMemory |= NO_MEMORY.matcher(text).find();
        withoutWeights |= text.contains(WITHOUT_WEIGHTS);
        log.println(text.strip());
    }

    private int trouble(String code, Throwable cause) {
        log.println(cause);
        return trouble(code);
    }

    private int trouble(String code) {
        line("{\"kind\":\"trouble\",\"code\":\"" + code + "\"}");
        return TOLD;
    }

    private void line(String text) {
        out.print(text + "\n");
    }

    /** Anything beyond ASCII is spelled out, so that halves of characters, which models make, arrive as what they are. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
