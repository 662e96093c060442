import ArgumentParser
import AsyncHTTPClient
import Crypto
import Store
