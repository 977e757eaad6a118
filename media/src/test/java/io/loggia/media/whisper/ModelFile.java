package io.loggia.media.whisper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A model of whisper.cpp that is made here, as no real one is ours to bring: right in every part of the format, with few
 * weights. It hears nothing. Whatever the sound, it says at its n-th step what its script says, which every window of 30 s
 * begins anew: the embedding of each position points where the embedding of that step's token points, and all that lies
 * between adds zeros.
 */
final class ModelFile {

    static final int VOCABULARY = 51_865;

    private static final int MAGIC = 0x67676d6c;
    private static final int HALVES = 1;
    private static final int STATE = 32;
    private static final int HEADS = 2;
    /** As many as the smallest real model has, by which the library knows it. */
    private static final int AUDIO_LAYERS = 4;

    /** Of 1500 that real ones have: of each window, the first 5 s are looked at. */
    private static final int AUDIO_CONTEXT = 256;

    private static final int TEXT_LAYERS = 1;
    private static final int TEXT_CONTEXT = 448;
    private static final int MELS = 80;
    private static final int BINS = 201;

    private static final int SPACE = 220;
    private static final int FIRST_WORD = 1000;
    private static final int END = 50_257;
    private static final int START = 50_258;
    private static final int FIRST_TIME = 50_364;
    private static final int TIMES_A_SECOND = 50;

    /** At the last of start, language and task, the first token is said. */
    private static final int FIRST_STEP = 2;

    private static final float OF_POSITION = 100;
    private static final float OF_TOKEN = 5;

    /** What a model says: the language, then words between two times in seconds; without words, nothing. */
    record Script(int language, List<String> words, int endSeconds) {}

    /** Number of German in the order of Whisper's languages. */
    static final int GERMAN = 2;

    static final int ENGLISH = 0;

    private final ByteBuffer out = ByteBuffer.allocate(16 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private final Script script;
    private final int vocabulary;

    private ModelFile(Script script, int vocabulary) {
        this.script = script;
        this.vocabulary = vocabulary;
    }

    static Path write(Path file, Script script) throws IOException {
        return Files.write(file, bytes(script));
    }

    static byte[] bytes(Script script) {
        return new ModelFile(script, VOCABULARY).make();
    }

    /** One that knows English only, which its size of the vocabulary says. */
    static byte[] english(Script script) {
        return new ModelFile(script, VOCABULARY - 1).make();
    }

    private byte[] make() {
        ints(MAGIC, vocabulary, AUDIO_CONTEXT, STATE, HEADS, AUDIO_LAYERS, TEXT_CONTEXT, STATE, HEADS, TEXT_LAYERS);
        ints(MELS, HALVES);
        filters();
        words();
        encoder();
        decoder();
        return Arrays.copyOf(out.array(), out.position());
    }

    private void ints(int... values) {
        for (int value : values) {
            out.putInt(value);
        }
    }

    private void filters() {
        ints(MELS, BINS);
        for (int i = 0; i < MELS * BINS; i++) {
            out.putFloat(i / BINS == i % BINS ? 1 : 0);
        }
    }

    /** The library makes up the rest of the vocabulary itself. */
    private void words() {
        int told = FIRST_WORD + script.words().size();
        ints(told);
        for (int token = 0; token < told; token++) {
            int word = token - FIRST_WORD;
            boolean isSaid = word >= 0;
            String text = token == SPACE ? " " : isSaid ? script.words().get(word) : " x" + token;
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            ints(bytes.length);
            out.put(bytes);
        }
    }

    private void encoder() {
        floats("encoder.positional_embedding", new float[AUDIO_CONTEXT * STATE], STATE, AUDIO_CONTEXT);
        halves("encoder.conv1.weight", 3, MELS, STATE);
        zeros("encoder.conv1.bias", 1, STATE);
        halves("encoder.conv2.weight", 3, STATE, STATE);
        zeros("encoder.conv2.bias", 1, STATE);
        norm("encoder.ln_post");
        for (int layer = 0; layer < AUDIO_LAYERS; layer++) {
            block("encoder.blocks." + layer);
        }
    }

    private void decoder() {
        floats("decoder.positional_embedding", positions(), STATE, TEXT_CONTEXT);
        tokens();
        norm("decoder.ln");
        for (int layer = 0; layer < TEXT_LAYERS; layer++) {
            String name = "decoder.blocks." + layer;
            block(name);
            norm(name + ".cross_attn_ln");
            attention(name + ".cross_attn");
        }
    }

    private float[] positions() {
        float[] values = new float[TEXT_CONTEXT * STATE];
        for (int position = 0; position < TEXT_CONTEXT; position++) {
            values[position * STATE + Math.min(position, steps())] = OF_POSITION;
        }
        return values;
    }

    private int steps() {
        return FIRST_STEP + script.words().size() + 2;
    }

    /** What is said at a position. One for English only is told neither language nor task, and has a token less. */
    private int token(int position) {
        boolean english = vocabulary < VOCABULARY;
        int less = english ? 1 : 0;
        int step = english ? position : position - FIRST_STEP;
        if (position == 0 && !english) {
            return START + 1 + script.language();
        }
        if (step <= 0) {
            return FIRST_TIME - less;
        }
        if (script.words().isEmpty() || step > script.words().size() + 1) {
            return END - less;
        }
        return step <= script.words().size()
                ? FIRST_WORD + step - 1
                : FIRST_TIME - less + script.endSeconds() * TIMES_A_SECOND;
    }

    private void tokens() {
        float[] values = new float[vocabulary * STATE];
        for (int position = 0; position <= steps(); position++) {
            values[token(position) * STATE + position] = OF_TOKEN;
        }
        header("decoder.token_embedding.weight", HALVES, STATE, vocabulary);
        for (float value : values) {
            out.putShort(Float.floatToFloat16(value));
        }
    }

    private void block(String name) {
        norm(name + ".mlp_ln");
        halves(name + ".mlp.0.weight", STATE, 4 * STATE);
        zeros(name + ".mlp.0.bias", 4 * STATE);
        halves(name + ".mlp.2.weight", 4 * STATE, STATE);
        zeros(name + ".mlp.2.bias", STATE);
        norm(name + ".attn_ln");
        attention(name + ".attn");
    }

    private void attention(String name) {
        for (String part : List.of("query", "key", "value", "out")) {
            halves(name + "." + part + ".weight", STATE, STATE);
            if (!part.equals("key")) {
                zeros(name + "." + part + ".bias", STATE);
            }
        }
    }

    private void norm(String name) {
        float[] ones = new float[STATE];
        Arrays.fill(ones, 1);
        floats(name + ".weight", ones, STATE);
        zeros(name + ".bias", STATE);
    }

    private void header(String name, int type, int... sizes) {
        ints(sizes.length, name.length(), type);
        ints(sizes);
        out.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    private void zeros(String name, int... sizes) {
        floats(name, new float[Arrays.stream(sizes).reduce(1, (a, b) -> a * b)], sizes);
    }

    private void floats(String name, float[] values, int... sizes) {
        header(name, 0, sizes);
        for (float value : values) {
            out.putFloat(value);
        }
    }

    private void halves(String name, int... sizes) {
        header(name, HALVES, sizes);
        out.put(new byte[2 * Arrays.stream(sizes).reduce(1, (a, b) -> a * b)]);
    }
}
