import GRDB
import Crypto
import Hummingbird
