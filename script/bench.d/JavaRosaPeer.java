// Measures JavaRosa on the questionnaires that script/bench makes: the same pieces of work as
// canvass-bench, under the same names, one a process, one line of JSON.
//   load FORM | fill FORM ANSWERS PASSES | set FORM ANSWERS ROUNDS | filter FORM ANSWERS
//   repeat FORM ANSWERS COUNT
// FORM is an XForm, ANSWERS a line for each answer: name, tab, value.

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.CoreModelModule;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.data.DecimalData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.reference.PrefixedRootFactory;
import org.javarosa.core.reference.Reference;
import org.javarosa.core.reference.ReferenceManager;
import org.javarosa.core.services.PrototypeManager;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormUtils;

public final class JavaRosaPeer {
  /** Durations in nanoseconds, told as canvass-bench tells them. */
  private static final class Timings {
    private final List<Long> taken = new ArrayList<>();

    void add(long nanoseconds) {
      taken.add(nanoseconds);
    }

    private static double rank(List<Long> sorted, double share) {
      int place = Math.max(0, (int) Math.ceil(share * sorted.size()) - 1);
      return sorted.isEmpty() ? 0 : sorted.get(place) / 1e3;
    }

    @Override
    public String toString() {
      List<Long> sorted = new ArrayList<>(taken);
      sorted.sort(null);
      double mean = sorted.stream().mapToLong(Long::longValue).average().orElse(0) / 1e3;
      return String.format(
          Locale.ROOT,
          "{\"count\":%d,\"mean_us\":%.3f,\"median_us\":%.3f,\"p99_us\":%.3f,\"max_us\":%.3f}",
          sorted.size(), mean, rank(sorted, 0.5), rank(sorted, 0.99), rank(sorted, 1));
    }
  }

  /** An object of JSON, put together member by member. */
  private static final class Figures {
    private final Map<String, String> members = new LinkedHashMap<>();

    Figures put(String name, Object value) {
      members.put(name, String.valueOf(value));
      return this;
    }

    Figures text(String name, String value) {
      return put(name, '"' + value + '"');
    }

    Figures milliseconds(String name, long nanoseconds) {
      return put(name, String.format(Locale.ROOT, "%.3f", nanoseconds / 1e6));
    }

    @Override
    public String toString() {
      List<String> written = new ArrayList<>();
      members.forEach((name, value) -> written.add('"' + name + "\":" + value));
      return "{" + String.join(",", written) + "}";
    }
  }

  /** A form opened as a client opens it, with an index of its questions. */
  private static final class Subject {
    final FormDef form;
    final FormEntryModel model;
    final FormEntryController controller;
    final long parsed;
    final long begun;

    Subject(String path) throws Exception {
      long start = System.nanoTime();
      form = XFormUtils.getFormFromFormXml(new File(path).getAbsolutePath(), null);
      parsed = System.nanoTime() - start;
      start = System.nanoTime();
      form.initialize(true, new InstanceInitializationFactory());
      begun = System.nanoTime() - start;
      model = new FormEntryModel(form);
      controller = new FormEntryController(model);
    }

    Figures figures() {
      return new Figures().milliseconds("parse_ms", parsed).milliseconds("begin_ms", begun)
          .milliseconds("load_ms", parsed + begun);
    }

    Map<String, FormIndex> questions() {
      Map<String, FormIndex> found = new HashMap<>();
      FormIndex index = model.incrementIndex(FormIndex.createBeginningOfFormIndex());
      while (index.isInForm()) {
        if (model.getEvent(index) == FormEntryController.EVENT_QUESTION) {
          found.putIfAbsent(name(index), index);
        }
        index = model.incrementIndex(index);
      }
      return found;
    }

    String name(FormIndex index) {
      return index.getReference().getNameLast();
    }

    /** The type of the answer is that of the question. */
    IAnswerData data(FormIndex index, String value) {
      FormEntryPrompt prompt = model.getQuestionPrompt(index);
      if (prompt.getControlType() == Constants.CONTROL_SELECT_ONE) {
        return new SelectOneData(new Selection(value));
      }
      switch (prompt.getDataType()) {
        case Constants.DATATYPE_INTEGER: return new IntegerData(Integer.parseInt(value));
        case Constants.DATATYPE_DECIMAL: return new DecimalData(Double.parseDouble(value));
        default: return new StringData(value);
      }
    }

    /** Gives an answer; tells how long that alone took. */
    long give(FormIndex index, String value) {
      IAnswerData data = data(index, value);
      long start = System.nanoTime();
      int verdict = controller.answerQuestion(index, data, true);
      long taken = System.nanoTime() - start;
      if (verdict != FormEntryController.ANSWER_OK) {
        throw new IllegalStateException(name(index) + " refuses its answer: " + verdict);
      }
      return taken;
    }

    String value(String name) {
      TreeElement element = form.getMainInstance().getRoot().getFirstChild(name);
      boolean isThere = element != null && element.getValue() != null;
      return isThere ? element.getValue().getDisplayText() : "";
    }
  }

  public static void main(String[] arguments) throws Exception {
    String path = arguments[1];
    prepare(new File(path).getAbsoluteFile().getParentFile());
    List<String[]> answers = new ArrayList<>();
    if (arguments.length > 2) {
      for (String line : Files.readAllLines(Path.of(arguments[2]))) {
        answers.add(line.split("\t", 2));
      }
    }
    int number = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
    Figures figures;
    switch (arguments[0]) {
      case "load": figures = new Subject(path).figures(); break;
      case "fill": figures = fill(path, answers, number); break;
      case "set": figures = set(path, answers, number); break;
      case "filter": figures = filter(path, answers); break;
      case "repeat": figures = repeat(path, answers, number); break;
      default: throw new IllegalArgumentException(arguments[0]);
    }
    System.out.println(figures.put("peak_mb", peakMegabytes()));
  }

  private static void prepare(File folder) {
    PrototypeManager.registerPrototypes(JavaRosaCoreModule.classNames);
    PrototypeManager.registerPrototypes(CoreModelModule.classNames);
    new XFormsModule().registerModule();
    ReferenceManager.instance().addReferenceFactory(new Beside(folder));
  }

  /** What this process held at most: VmHWM of proc(5), as canvass-bench reads it. */
  private static String peakMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        double kilobytes = Double.parseDouble(line.replaceAll("[^0-9]", ""));
        return String.format(Locale.ROOT, "%.3f", kilobytes / 1024);
      }
    }
    return "0";
  }

  private static Figures fill(String path, List<String[]> answers, int passes) throws Exception {
    Map<String, String> values = new HashMap<>();
    for (String[] answer : answers) values.put(answer[0], answer[1]);
    List<String> told = new ArrayList<>();
    Figures figures = null;
    for (int pass = 0; pass < passes; pass++) {
      Subject subject = new Subject(path);
      if (figures == null) figures = subject.figures();
      told.add(pass(subject, values).toString());
    }
    return figures.put("passes", told);
  }

  /** From the first question to the last: step, show, answer; then validate all. */
  private static Figures pass(Subject subject, Map<String, String> values) {
    Timings answering = new Timings();
    Timings showing = new Timings();
    Timings stepping = new Timings();
    subject.controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
    long began = System.nanoTime();
    while (true) {
      long start = System.nanoTime();
      int event = subject.controller.stepToNextEvent();
      stepping.add(System.nanoTime() - start);
      if (event == FormEntryController.EVENT_END_OF_FORM) break;
      if (event != FormEntryController.EVENT_QUESTION) continue;
      FormIndex index = subject.model.getFormIndex();
      start = System.nanoTime();
      FormEntryPrompt prompt = subject.model.getQuestionPrompt();
      prompt.getLongText();
      if (prompt.getControlType() == Constants.CONTROL_SELECT_ONE) prompt.getSelectChoices();
      showing.add(System.nanoTime() - start);
      String value = values.get(subject.name(index));
      if (value != null) answering.add(subject.give(index, value));
    }
    long walked = System.nanoTime();
    boolean isValid = subject.form.validate() == null;
    long validated = System.nanoTime();
    return new Figures().milliseconds("walk_ms", walked - began).put("answer", answering)
        .put("show", showing).put("step", stepping).put("valid", isValid)
        .milliseconds("validate_ms", validated - walked);
  }

  private static Figures set(String path, List<String[]> answers, int rounds) throws Exception {
    Subject subject = new Subject(path);
    Map<String, FormIndex> questions = subject.questions();
    Timings first = new Timings();
    Timings warm = new Timings();
    for (int round = 0; round < rounds; round++) {
      for (int place = 0; place < answers.size(); place++) {
        String[] answer = answers.get(place);
        long taken = subject.give(questions.get(answer[0]), answer[1]);
        if (round == 0 && place == 0) first.add(taken);
        if (round == rounds - 1) warm.add(taken);
      }
    }
    TreeElement root = subject.form.getMainInstance().getRoot();
    String last = "";
    for (int place = 0; place < root.getNumChildren(); place++) {
      TreeElement element = root.getChildAt(place);
      boolean isAnswer = element.getValue() != null && element.getName().startsWith("c");
      if (isAnswer) last = element.getValue().getDisplayText();
    }
    return subject.figures().put("first", first).put("warm", warm).text("last_calculation", last);
  }

  /** The lists of one question, asked for with all their labels. */
  private static final class Listing {
    final Timings first = new Timings();
    final Timings changed = new Timings();
    final Timings same = new Timings();
    int count;

    void look(Subject subject, FormIndex index, Timings timings) {
      long start = System.nanoTime();
      FormEntryPrompt prompt = subject.model.getQuestionPrompt(index);
      List<SelectChoice> choices = prompt.getSelectChoices();
      for (SelectChoice choice : choices) prompt.getSelectChoiceText(choice);
      timings.add(System.nanoTime() - start);
      count = choices.size();
    }

    Figures figures() {
      return new Figures().put("count", count).put("first", first).put("changed", changed)
          .put("same", same);
    }
  }

  private static Figures filter(String path, List<String[]> answers) throws Exception {
    Subject subject = new Subject(path);
    Map<String, FormIndex> questions = subject.questions();
    Map<String, Listing> lists = new LinkedHashMap<>();
    for (String name : new String[] {"district", "village", "village2", "village3"}) {
      lists.put(name, new Listing());
    }
    Timings answering = new Timings();
    boolean isFirst = true;
    for (int place = 0; place < answers.size(); place++) {
      String[] answer = answers.get(place);
      answering.add(subject.give(questions.get(answer[0]), answer[1]));
      // A round ends where the name comes again that it began with.
      boolean isEnd = place + 1 == answers.size();
      if (!isEnd && !answers.get(place + 1)[0].equals(answers.get(0)[0])) continue;
      for (Map.Entry<String, Listing> entry : lists.entrySet()) {
        Listing list = entry.getValue();
        FormIndex index = questions.get(entry.getKey());
        list.look(subject, index, isFirst ? list.first : list.changed);
        list.look(subject, index, list.same);
      }
      isFirst = false;
    }
    Figures listed = new Figures();
    lists.forEach((name, list) -> listed.put(name, list.figures()));
    return subject.figures().put("answer", answering).put("lists", listed);
  }

  private static Figures repeat(String path, List<String[]> answers, int count) throws Exception {
    Map<String, String> values = new HashMap<>();
    for (String[] answer : answers) values.put(answer[0], answer[1]);
    Subject subject = new Subject(path);
    FormEntryController controller = subject.controller;
    Timings adding = new Timings();
    Timings answering = new Timings();
    FormIndex first = null;
    int instances = 1;
    controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
    long began = System.nanoTime();
    while (true) {
      int event = controller.stepToNextEvent();
      if (event == FormEntryController.EVENT_END_OF_FORM) break;
      FormIndex index = subject.model.getFormIndex();
      // A form begins with one instance, so that one fewer is added.
      if (event == FormEntryController.EVENT_REPEAT && first == null) first = index;
      if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT && instances < count) {
        instances++;
        long start = System.nanoTime();
        controller.newRepeat();
        long taken = System.nanoTime() - start;
        if (isLate(instances, count)) adding.add(taken);
      }
      if (event != FormEntryController.EVENT_QUESTION) continue;
      String value = values.get(subject.name(index));
      if (value == null) continue;
      long taken = subject.give(index, value);
      if (isLate(instances, count)) answering.add(taken);
    }
    long filled = System.nanoTime();
    Timings removing = new Timings();
    String total = subject.value("total");
    controller.jumpToIndex(first);
    long start = System.nanoTime();
    controller.deleteRepeat(first);
    removing.add(System.nanoTime() - start);
    return subject.figures().put("instances", instances).milliseconds("all_ms", filled - began)
        .put("last_add", adding).put("last_answer", answering).put("delete_first", removing)
        .text("total", total);
  }

  private static boolean isLate(int place, int count) {
    return place > count - Math.max(1, count / 10);
  }

  /** Choice files lie beside the form. */
  private static final class Beside extends PrefixedRootFactory {
    private final File folder;

    Beside(File folder) {
      super(new String[] {"file-csv/", "file/"});
      this.folder = folder;
    }

    @Override
    protected Reference factory(String terminal, String uri) {
      return new NamedFile(uri, new File(folder, uri.substring(uri.lastIndexOf('/') + 1)));
    }
  }

  private static final class NamedFile implements Reference {
    private final String uri;
    private final File file;

    NamedFile(String uri, File file) {
      this.uri = uri;
      this.file = file;
    }

    @Override
    public boolean doesBinaryExist() {
      return file.exists();
    }

    @Override
    public InputStream getStream() throws IOException {
      return new FileInputStream(file);
    }

    @Override
    public String getURI() {
      return uri;
    }

    @Override
    public String getLocalURI() {
      return file.getAbsolutePath();
    }

    @Override
    public boolean isReadOnly() {
      return true;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      throw new IOException("nothing is written to " + file);
    }

    @Override
    public void remove() {}

    @Override
    public Reference[] probeAlternativeReferences() {
      return new Reference[0];
    }
  }
}
