package io.loggia.media.whisper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The models in the one folder that the operator has named. Looked up each time: a new file counts at once. */
public record WhisperModels(Path folder) {

    private static final System.Logger LOGGER = System.getLogger(WhisperModels.class.getName());

    /** Names alone, so that nothing that is typed leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    /** "ggml" as a number in little endian, with which each file of whisper.cpp begins. */
    private static final byte[] MAGIC = {'l', 'm', 'g', 'g'};

    private static final int MOST = 200;

    public WhisperModels {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * A file.
     *
     * @param usable whether it begins like a model of whisper.cpp
     */
    public record Model(String name, long bytes, boolean usable) {}

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** What lies in the folder, by name; nothing where there is no such folder. */
    public List<Model> list() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isName(file.getFileName().toString()))
                    .limit(MOST)
                    .map(WhisperModels::look)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Model::name))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.DEBUG, "No models can be listed", e);
            return List.of();
        }
    }

    /**
     * Where a model lies.
     *
     * @throws WhisperException {@link WhisperTrouble#NO_MODEL}, {@link WhisperTrouble#NOT_A_MODEL}
     */
    Path find(String name) {
        Path file = folder.resolve(isName(name) ? name : "-");
        if (!Files.isRegularFile(file)) {
            throw new WhisperException(WhisperTrouble.NO_MODEL);
        }
        Model model = look(file).orElseThrow(() -> new WhisperException(WhisperTrouble.NO_MODEL));
        if (!model.usable()) {
            throw new WhisperException(WhisperTrouble.NOT_A_MODEL);
        }
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new WhisperException(WhisperTrouble.NO_MODEL, e);
        }
    }

    private static Optional<Model> look(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            boolean usable = Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
            return Optional.of(new Model(file.getFileName().toString(), Files.size(file), usable));
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "A model cannot be read", e);
            return Optional.empty();
        }
    }
}
