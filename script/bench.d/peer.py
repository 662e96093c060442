"""JavaRosa, got from PyPI: it comes inside pyxform, as ODK Validate."""

import glob
import json
import os
import shutil
import subprocess
import sys
import zipfile

PYXFORM = "4.5.0"
HERE = os.path.dirname(os.path.abspath(__file__))


class Missing(Exception):
    """Why the peer cannot be had."""


class Peer:
    """The peer's programs in a folder of their own, which is made once."""

    def __init__(self, folder):
        for tool in ("java", "javac"):
            if not shutil.which(tool):
                raise Missing(f"there is no {tool} on this machine; on Debian: apt-get install default-jdk-headless")
        self.python = os.path.join(folder, "venv", "bin", "python")
        self.jar = self._jar(folder) or self._fetched(folder)
        self.classes = os.path.join(folder, "classes")
        source = os.path.join(HERE, "JavaRosaPeer.java")
        compiling = ["javac", "-nowarn", "-cp", self.jar, "-d", self.classes, source]
        self._run(compiling, "its harness does not compile")
        with zipfile.ZipFile(self.jar) as jar:
            facts = jar.read("META-INF/maven/org.getodk/javarosa/pom.properties").decode()
        self.version = facts.split("version=")[1].split()[0]
        words = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
        self.java = words.splitlines()[0] if words else "java"

    @staticmethod
    def _jar(folder):
        found = glob.glob(os.path.join(folder, "venv", "**", "ODK_Validate.jar"), recursive=True)
        return found[0] if found else None

    def _fetched(self, folder):
        print(f"Fetching pyxform {PYXFORM} …", file=sys.stderr)
        environment = os.path.join(folder, "venv")
        self._run([sys.executable, "-m", "venv", "--clear", environment], "no environment for it can be made")
        package = f"pyxform=={PYXFORM}"
        install = [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
        self._run(install, f"{package} cannot be fetched")
        jar = self._jar(folder)
        if not jar:
            raise Missing(f"{package} holds no ODK_Validate.jar")
        return jar

    @staticmethod
    def _run(command, complaint):
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=600)
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise Missing(f"{complaint}: {fault}") from None
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["?"])[-1]
            raise Missing(f"{complaint}: {last}")

    def convert(self, form, path):
        """The form as the peer reads it, made once."""
        if os.path.exists(path + ".xml"):
            return
        with open(path + ".rows", "w", encoding="utf-8") as rows:
            json.dump(form.xlsform(), rows)
        converting = [self.python, os.path.join(HERE, "to_xform.py"), path + ".rows", path + ".part"]
        self._run(converting, f"pyxform does not convert {form.name}")
        os.rename(path + ".part", path + ".xml")

    def command(self, work, path, *more):
        classes = f"{self.jar}{os.pathsep}{self.classes}"
        return ["java", "-Duser.timezone=UTC", "-cp", classes, "JavaRosaPeer", work, path + ".xml", *more]
