package io.loggia.portal.processing.control;

import io.loggia.media.plan.LadderSettings.Rung;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which qualities a trial has found worth making, in a file for the attempts that follow. */
final class TrialNote {

    private final Path file;

    TrialNote(Path file) {
        this.file = file;
    }

    /** @return empty when there was no trial yet, or one of other qualities */
    List<Rung> read(List<Rung> offered) {
        try {
            List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
            if (lines.isEmpty() || !lines.getFirst().equals(offered.toString())) {
                return List.of();
            }
            Set<String> chosen = new TreeSet<>(lines.subList(1, lines.size()));
            return offered.stream()
                    .filter(rung -> chosen.contains(Integer.toString(rung.lines())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    void write(List<Rung> offered, List<Rung> chosen) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(
                    fresh,
                    offered + "\n"
                            + chosen.stream()
                                    .map(rung -> Integer.toString(rung.lines()))
                                    .collect(Collectors.joining("\n")));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
