package io.loggia.portal.storage.control;

import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.storage.control.CapacityForecast.Point;
import io.loggia.portal.storage.entity.CapacitySample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** How full the storage was from day to day, and what follows from it. */
@ApplicationScoped
public class Capacity {

    /** Longer ago, another rate of uploads may have been usual. */
    private static final int BASIS_DAYS = 90;

    private static final int SHOWN_DAYS = 365;
    private static final int KEPT_DAYS = 1100;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private MediaStore store;

    @Inject
    private PlacedFiles placed;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    /** What lies in the working folder. */
    public record Kinds(long originals, long renditions, long pictures) {}

    /** A day. */
    public record Sample(LocalDate day, long totalBytes, long freeBytes, Kinds kinds, long elsewhereBytes) {}

    /** Walks through all that is stored; wants no transaction. */
    public Kinds measure() {
        return new Kinds(store.bytesOf("sources"), store.bytesOf("renditions"), store.bytesOf("stills"));
    }

    /** Writes today down. Wants the caller's transaction. */
    public void write(Kinds kinds) {
        CapacitySample sample = entities.find(CapacitySample.class, today());
        if (sample == null) {
            sample = new CapacitySample(today());
            entities.persist(sample);
        }
        sample.fileSystem(store.totalBytes(), store.usableBytes());
        sample.kinds(
                kinds.originals(),
                kinds.renditions(),
                kinds.pictures(),
                placed.total().bytes());
        entities.createQuery("delete from CapacitySample s where s.day < :then")
                .setParameter("then", today().minusDays(KEPT_DAYS))
                .executeUpdate();
    }

    /** Of the last year, in the order of days. */
    public List<Sample> samples() {
        return entities
                .createQuery("select s from CapacitySample s where s.day >= :then order by s.day", CapacitySample.class)
                .setParameter("then", today().minusDays(SHOWN_DAYS))
                .getResultList()
                .stream()
                .map(sample -> new Sample(
                        sample.day(),
                        sample.totalBytes(),
                        sample.freeBytes(),
                        new Kinds(sample.originalsBytes(), sample.renditionsBytes(), sample.picturesBytes()),
                        sample.elsewhereBytes()))
                .toList();
    }

    /** Of the last months. The reserve is nothing that media may have, so full is what is left without it. */
    public CapacityForecast forecast(List<Sample> samples) {
        LocalDate then = today().minusDays(BASIS_DAYS);
        return CapacityForecast.of(samples.stream()
                .filter(sample -> !sample.day().isBefore(then))
                .map(sample -> new Point(
                        sample.day(),
                        sample.totalBytes() - sample.freeBytes(),
                        sample.totalBytes() - platform.storageReserveBytes))
                .toList());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
