package io.loggia.portal.delivery.control.rewriting;

import java.io.Reader;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * DASH manifests (ISO/IEC 23009-1) with their segments at a CDN: addresses in attributes and in {@code BaseURL} become
 * whole ones. Works element by element. Neither a document type nor anything outside of the manifest is ever read.
 */
public final class DashRewriter {

    /** The attributes of segments and their lists that are addresses. */
    private static final Set<String> ADDRESSES =
            Set.of("media", "initialization", "index", "bitstreamSwitching", "sourceURL");

    private static final Set<String> ADDRESSED =
            Set.of("SegmentTemplate", "SegmentURL", "Initialization", "RepresentationIndex", "BitstreamSwitching");
    /** "$&lt;Identifier&gt;$", with a width or without one (§5.3.9.4.4). */
    private static final Pattern IDENTIFIER = Pattern.compile("\\$[A-Za-z]+(?:%0[0-9]+d)?\\$");

    private final XMLStreamReader in;
    private final XMLStreamWriter out;
    private final CdnPlace place;
    /** The folders that elements around the present one add, each with those around it. */
    private final Deque<String> bases = new ArrayDeque<>();

    private DashRewriter(XMLStreamReader in, XMLStreamWriter out, CdnPlace place) {
        this.in = in;
        this.out = out;
        this.place = place;
    }

    /** @throws XMLStreamException when it is no XML, or wants a document type */
    public static void rewrite(Reader in, Writer out, CdnPlace place) throws XMLStreamException {
        XMLInputFactory input = XMLInputFactory.newDefaultFactory();
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = input.createXMLStreamReader(in);
        XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        new DashRewriter(reader, writer, place).rewrite();
        writer.flush();
    }

    private void rewrite() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeCharacters("\n");
        bases.push("");
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> {
                    bases.pop();
                    out.writeEndElement();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    out.writeCharacters(in.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("A manifest has no document type", in.getLocation());
                default -> {
                    // Comments and instructions say nothing to a player.
                }
            }
        }
        out.writeCharacters("\n");
        out.writeEndDocument();
    }

    private void start() throws XMLStreamException {
        String name = in.getLocalName();
        String prefix = in.getPrefix() == null ? "" : in.getPrefix();
        String namespace = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
        out.writeStartElement(prefix, name, namespace);
        for (int i = 0; i < in.getNamespaceCount(); i++) {
            String declared = in.getNamespacePrefix(i);
            if (declared == null) {
                out.writeDefaultNamespace(in.getNamespaceURI(i));
            } else {
                out.writeNamespace(declared, in.getNamespaceURI(i));
            }
        }
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attribute(name, i);
        }
        if (name.equals("BaseURL")) {
            base();
        } else {
            bases.push(bases.element());
        }
    }

    private void attribute(String element, int i) throws XMLStreamException {
        String name = in.getAttributeLocalName(i);
        String value = in.getAttributeValue(i);
        String space = in.getAttributeNamespace(i);
        if (space != null && !space.isEmpty()) {
            out.writeAttribute(in.getAttributePrefix(i), space, name, value);
        } else {
            boolean isAddress = ADDRESSED.contains(element) && ADDRESSES.contains(name);
            out.writeAttribute(name, isAddress ? moved(value, element.equals("SegmentTemplate")) : value);
        }
    }

    private String moved(String value, boolean isTemplate) {
        String named = bases.element() + value;
        if (!CdnPlace.isMoved(isTemplate ? IDENTIFIER.matcher(named).replaceAll("0") : named)) {
            return value;
        }
        // "$$: is an escape sequence and is replaced with a single '$'"
        return isTemplate ? place.folder() + named + "?" + place.query().replace("$", "$$") : place.address(named);
    }

    /** Read to its end. A folder is added to what stands below its parent; a file is an address by itself. */
    private void base() throws XMLStreamException {
        String value = in.getElementText().strip();
        if (value.endsWith("/") && CdnPlace.isOurs(value.substring(0, value.length() - 1))) {
            bases.push(bases.pop() + value);
            out.writeCharacters(value);
        } else {
            out.writeCharacters(moved(value, false));
        }
        out.writeEndElement();
    }
}
