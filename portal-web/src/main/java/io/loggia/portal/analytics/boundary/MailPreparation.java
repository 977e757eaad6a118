package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.ReportFormat;
import io.loggia.analytics.export.ReportWords;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.AnalyticsConfig;
import io.loggia.portal.analytics.control.NamedDepartments;
import io.loggia.portal.analytics.control.ReportDesk;
import io.loggia.portal.analytics.control.ReportFonts;
import io.loggia.portal.analytics.control.ReportLetter;
import io.loggia.portal.analytics.control.ReportLetter.Part;
import io.loggia.portal.analytics.control.ReportMailings.Attempt;
import io.loggia.portal.analytics.control.ReportMailings.Delivered;
import io.loggia.portal.analytics.control.ReportReaders;
import io.loggia.portal.analytics.control.ReportReceivers;
import io.loggia.portal.analytics.control.ReportSchedules;
import io.loggia.portal.analytics.control.ReportSchedules.Scheduled;
import io.loggia.portal.analytics.control.StandingAsk;
import io.loggia.portal.analytics.control.SubscriptionLinks;
import io.loggia.portal.analytics.control.SubscriptionTokens.Subscription;
import io.loggia.portal.analytics.entity.ReportMailing.Reason;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.PeopleList;
import io.loggia.portal.mail.control.Letter;
import io.loggia.portal.mail.control.Letter.Attachment;
import io.loggia.portal.mail.control.MailSetup;
import io.loggia.portal.mail.control.MailSetup.Setup;
import io.loggia.portal.platform.control.AttachmentName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Makes letters with reports, each kept to what its receiver may be told at that moment. */
@ApplicationScoped
public class MailPreparation {

    @Inject
    private ReportFonts fonts;

    @Inject
    private ReportSchedules schedules;

    @Inject
    private ReportReceivers receivers;

    @Inject
    private ReportReaders readers;

    @Inject
    private SubscriptionLinks links;

    @Inject
    private ReportDesk desk;

    @Inject
    private NamedDepartments departments;

    @Inject
    private People people;

    @Inject
    private PeopleList list;

    @Inject
    private OrganisationCalendar calendar;

    @Inject
    private MailSetup setup;

    @Inject
    @ConfigProperties
    private AnalyticsConfig config;

    /** What is to be sent by which server, or why nothing is. */
    record Prepared(
            @Nullable Reason skipped,
            @Nullable Setup setup,
            @Nullable Letter letter,
            @Nullable Delivered told) {

        static Prepared skipped(Reason why) {
            return new Prepared(why, null, null, null);
        }
    }

    /** A department's part, with its file where it goes along. */
    private record Made(Part part, @Nullable Attachment file) {}

    /** What all parts of a letter have in common. */
    private record Order(Viewer receiver, ReportFormat format, ReportWords words, LocalDate day, String portal) {}

    /** @throws LoggiaException as {@link ReportDesk#open} does */
    @Transactional(TxType.REQUIRES_NEW)
    Prepared prepare(Attempt attempt) {
        Scheduled schedule = schedules.find(attempt.schedule()).orElse(null);
        Viewer receiver = people.viewer(attempt.person()).orElse(null);
        Reason obstacle = obstacle(schedule, receiver);
        if (schedule == null || receiver == null || obstacle != null) {
            return Prepared.skipped(obstacle == null ? Reason.GONE : obstacle);
        }
        Optional<String> address = address(receiver.id());
        if (address.isEmpty()) {
            return Prepared.skipped(Reason.NO_ADDRESS);
        }
        List<StandingAsk> asks = receivers.asks(schedule.asked(), receiver);
        return asks.isEmpty() ? Prepared.skipped(Reason.NO_RIGHT) : written(schedule, receiver, address.get(), asks);
    }

    private static @Nullable Reason obstacle(@Nullable Scheduled schedule, @Nullable Viewer receiver) {
        if (schedule == null) {
            return Reason.GONE;
        }
        if (receiver == null) {
            return Reason.DISABLED;
        }
        return schedule.isWantedBy(receiver.id()) ? null : Reason.UNSUBSCRIBED;
    }

    private Optional<String> address(PersonId person) {
        return list.find(person)
                .map(PeopleList.Listed::email)
                .map(String::strip)
                .filter(MailSetup::isAddress);
    }

    private Prepared written(Scheduled schedule, Viewer receiver, String address, List<StandingAsk> asks) {
        Setup server = setup.read();
        Locale language = readers.language(receiver.id(), schedule.plan().fallback());
        ReportWords words = ReportWords.of(language, calendar.current().zone());
        LocalDate today = LocalDate.now(calendar.current().zone());
        Order order = new Order(receiver, schedule.plan().format(), words, today, server.portal());
        List<Made> made = new ArrayList<>();
        int room = schedule.plan().attached() ? config.largestEnclosureBytes : -1;
        for (StandingAsk ask : asks.subList(0, Math.min(asks.size(), ReportLetter.MOST_PARTS))) {
            Made one = made(ask, order, room);
            made.add(one);
            room -= one.file() == null ? 0 : one.file().content().length;
        }
        List<String> leftOut = asks.subList(made.size(), asks.size()).stream()
                .map(ask -> departments.called(ask.departments(), receiver))
                .toList();
        List<Part> parts = made.stream().map(Made::part).toList();
        List<Attachment> files =
                made.stream().flatMap(one -> Stream.ofNullable(one.file())).toList();
        String token = links.token(new Subscription(schedule.id(), receiver.id()));
        String sender = people.names(List.of(schedule.owner())).getOrDefault(schedule.owner(), "");
        ReportLetter letter = new ReportLetter(
                receiver.name(),
                schedule.name(),
                sender,
                today,
                parts,
                leftOut,
                schedule.plan().attached() && files.size() < parts.size(),
                links.page(server.portal(), token));
        return new Prepared(
                null,
                server,
                new Letter(
                        address,
                        receiver.name(),
                        letter.subject(words),
                        letter.text(words),
                        letter.html(words),
                        links.oneClick(server.portal(), token),
                        files),
                new Delivered(address, told(parts), leftOut.size(), rows(parts), !files.isEmpty()));
    }

    private static String told(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> Stream.ofNullable(part.department()))
                .collect(Collectors.joining(", "));
    }

    private static long rows(List<Part> parts) {
        return parts.stream().mapToLong(Part::rows).sum();
    }

    /** @param room bytes that the file may have; less than nothing where none goes along */
    private Made made(StandingAsk ask, Order order, int room) {
        String named = departments.called(ask.departments(), order.receiver());
        String department = named.isEmpty() ? null : named;
        CountedReport report = new CountedReport(desk.open(ask.on(order.day()), order.receiver(), order.words()));
        BoundedBuffer buffer = new BoundedBuffer(Math.max(room, 0));
        boolean whole = room >= 0 && write(report, order, buffer);
        if (!whole) {
            report.forEach(values -> {});
        }
        Optional<byte[]> content = room < 0 || !whole ? Optional.empty() : buffer.content();
        String ending = order.format().name().toLowerCase(Locale.ROOT);
        String title = ReportAnswers.title(report, order.words(), department == null ? "" : department);
        return new Made(
                new Part(department, report.rows(), content.isPresent(), links.report(order.portal(), ask)),
                content.map(bytes -> new Attachment(
                                AttachmentName.of(title, ending), order.format().mediaType(), bytes))
                        .orElse(null));
    }

    /** @return whether it is of a length that its format can have */
    private boolean write(CountedReport report, Order order, BoundedBuffer buffer) {
        try {
            order.format().write(report, order.words(), fonts.files(), buffer);
            return true;
        } catch (LoggiaException e) {
            if (e.code() == ErrorCode.REPORT_TOO_LONG) {
                return false;
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
