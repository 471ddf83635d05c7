package petitiondesk.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A BPMN or DMN file as plain XML, prefixes left aside. */
record ModelFile(Path path, List<Element> elements) {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*");
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "empty",
            "not",
            "and",
            "or",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "execution",
            "task");

    static ModelFile read(Path path) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            NodeList all = factory.newDocumentBuilder().parse(path.toFile()).getElementsByTagNameNS("*", "*");
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                elements.add((Element) all.item(i));
            }
            return new ModelFile(path, elements);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(path + " is no XML", e);
        }
    }

    /** The file's name without its ending. */
    String name() {
        return path.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }

    List<Element> all(String... localNames) {
        return elements.stream()
                .filter(element -> List.of(localNames).contains(element.getLocalName()))
                .toList();
    }

    /** The value of an attribute, whatever its prefix. */
    static Optional<String> attribute(Element element, String localName) {
        return attributes(element)
                .filter(attribute -> attribute.getLocalName().equals(localName))
                .map(Attr::getValue)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    static Stream<Attr> attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        return Stream.iterate(0, i -> i < attributes.getLength(), i -> i + 1).map(i -> (Attr) attributes.item(i));
    }

    /** The text of a child, such as the documentation. */
    static Optional<String> childText(Element element, String localName) {
        return children(element)
                .filter(child -> localName.equals(child.getLocalName()))
                .map(Node::getTextContent)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The text that stands in the element itself. */
    static String ownText(Element element) {
        return children(element)
                .filter(child -> child.getNodeType() == Node.TEXT_NODE)
                .map(Node::getNodeValue)
                .reduce("", String::concat);
    }

    /** The id of the element, or of the nearest one around it that has an id. */
    static String idOf(Element element) {
        Node node = element;
        while (node instanceof Element candidate && candidate.getAttribute("id").isEmpty()) {
            node = node.getParentNode();
        }
        return node instanceof Element named ? named.getAttribute("id") : "";
    }

    /** The names that the expressions in the text ask for. */
    static Set<String> namesIn(String text) {
        Set<String> names = new TreeSet<>();
        Matcher expression = EXPRESSION.matcher(text);
        while (expression.find()) {
            Matcher name = NAME.matcher(TEXT.matcher(expression.group(1)).replaceAll("''"));
            while (name.find()) {
                names.add(name.group());
            }
        }
        names.removeAll(RESERVED);
        return names;
    }

    private static Stream<Node> children(Element element) {
        NodeList children = element.getChildNodes();
        return Stream.iterate(0, i -> i < children.getLength(), i -> i + 1).map(children::item);
    }
}
